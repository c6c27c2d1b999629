package dev.interventions.port.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Callers that wait: lanes are served in turn, callers within a lane first come first served. Not safe for threads. */
final class FairQueue {

    /** Only lanes in which somebody waits; the first is served next, and then goes to the end. */
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

    /** Takes out the next caller, who waited in this lane. */
    void serve(String lane) {
        Deque<Waiter> callers = lanes.remove(lane);
        if (callers != null && callers.size() > 1) {
            callers.removeFirst();
            lanes.put(lane, callers);
        }
    }

    /** Takes out a caller that no longer wants to wait. */
    void leave(String lane, Waiter waiter) {
        Deque<Waiter> callers = lanes.get(lane);
        if (callers != null && callers.remove(waiter) && callers.isEmpty()) {
            lanes.remove(lane);
        }
    }

    Stream<Waiter> waiters() {
        return lanes.values().stream().flatMap(Deque::stream);
    }
}
