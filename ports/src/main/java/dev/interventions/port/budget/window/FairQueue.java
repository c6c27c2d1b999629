package dev.interventions.port.budget.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The waiting callers: lanes are served in turn, callers within a lane first come, first served. Not thread-safe. */
public final class FairQueue {

    /** Only lanes with waiting callers; the first is served next and then moves to the end. */
    private final Map<String, Deque<Waiter>> lanes = new LinkedHashMap<>();

    public boolean isEmpty() {
        return lanes.isEmpty();
    }

    public void add(String lane, Waiter waiter) {
        lanes.computeIfAbsent(lane, name -> new ArrayDeque<>()).addLast(waiter);
    }

    @Nullable
    public Waiter next() {
        return lanes.isEmpty() ? null : lanes.values().iterator().next().peekFirst();
    }

    /** Removes the next caller, who waits in this lane, and moves the lane to the end. */
    public void removeFirst(String lane) {
        Deque<Waiter> callers = lanes.remove(lane);
        if (callers != null && callers.size() > 1) {
            callers.removeFirst();
            lanes.put(lane, callers);
        }
    }

    /** Removes a caller that stops waiting. */
    public void remove(String lane, Waiter waiter) {
        Deque<Waiter> callers = lanes.get(lane);
        if (callers != null && callers.remove(waiter) && callers.isEmpty()) {
            lanes.remove(lane);
        }
    }

    public Stream<Waiter> waiters() {
        return lanes.values().stream().flatMap(Deque::stream);
    }
}
