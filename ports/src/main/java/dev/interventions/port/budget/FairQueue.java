package dev.interventions.port.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The waiting callers: lanes are served in turn, callers within a lane first come, first served. Not thread-safe. */
final class FairQueue {

    /** Only lanes with waiting callers; the first is served next and then moves to the end. */
    private final Map<String, Deque<Waiter>> lanes = new LinkedHashMap<>();

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    void add(String lane, Waiter waiter) {
        lanes.computeIfAbsent(lane, name -> new ArrayDeque<>()).addLast(waiter);
    }

    @Nullable
    Waiter next() {
        return lanes.isEmpty() ? null : lanes.values().iterator().next().peekFirst();
    }

    /** Removes the next caller, who waits in this lane, and moves the lane to the end. */
    void removeFirst(String lane) {
        Deque<Waiter> callers = lanes.remove(lane);
        if (callers != null && callers.size() > 1) {
            callers.removeFirst();
            lanes.put(lane, callers);
        }
    }

    /** Removes a caller that stops waiting. */
    void remove(String lane, Waiter waiter) {
        Deque<Waiter> callers = lanes.get(lane);
        if (callers != null && callers.remove(waiter) && callers.isEmpty()) {
            lanes.remove(lane);
        }
    }

    Stream<Waiter> waiters() {
        return lanes.values().stream().flatMap(Deque::stream);
    }
}
