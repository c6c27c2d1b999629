package dev.interventions.port.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait, each with a condition of its own, so that it is signalled alone. Lanes are served in turn, callers within a lane
 * first come first served. Guarded by the lock of the conditions.
 */
final class FairQueue {

    /** Only lanes in which somebody waits; the first is served next, and then goes to the end. */
    private final Map<String, Deque<Condition>> lanes = new LinkedHashMap<>();

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    int size() {
        return lanes.values().stream().mapToInt(Deque::size).sum();
    }

    void add(String lane, Condition caller) {
        lanes.computeIfAbsent(lane, name -> new ArrayDeque<>()).addLast(caller);
    }

    boolean isNext(Condition caller) {
        return caller.equals(next());
    }

    /** Takes the next caller out, who waited in this lane. */
    void serve(String lane) {
        Deque<Condition> callers = lanes.remove(lane);
        if (callers != null && callers.size() > 1) {
            callers.removeFirst();
            lanes.put(lane, callers);
        }
    }

    /** Takes out a caller that no longer wants to wait. */
    void leave(String lane, Condition caller) {
        Deque<Condition> callers = lanes.get(lane);
        if (callers != null && callers.remove(caller) && callers.isEmpty()) {
            lanes.remove(lane);
        }
    }

    void signalNext() {
        Condition next = next();
        if (next != null) {
            next.signal();
        }
    }

    void signalAll() {
        lanes.values().forEach(callers -> callers.forEach(Condition::signal));
    }

    private @Nullable Condition next() {
        return lanes.isEmpty() ? null : lanes.values().iterator().next().peekFirst();
    }
}
