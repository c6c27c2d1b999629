package dev.interventions.emulator.conditions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** A limit of requests in any minute, by an exact sliding window. A token bucket would admit nearly twice as many. Thread-safe. */
public final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int limit;
    private final Supplier<Instant> clock;
    private final Deque<Instant> admitted = new ArrayDeque<>();

    public RateLimit(int limit, Supplier<Instant> clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Forgets the requests that were admitted so far. */
    public synchronized void clear() {
        admitted.clear();
    }

    /** The maximum number of requests in a minute. */
    public int limit() {
        return limit;
    }

    /** The number of requests in the last minute. */
    public synchronized int used() {
        forgetBefore(clock.get());
        return admitted.size();
    }

    /** Whether one more request is within the limit. If so, it is counted. */
    public synchronized boolean admits() {
        Instant now = clock.get();
        forgetBefore(now);
        if (admitted.size() >= limit) {
            return false;
        }
        admitted.addLast(now);
        return true;
    }

    private void forgetBefore(Instant now) {
        while (!admitted.isEmpty() && !now.isBefore(admitted.getFirst().plus(MINUTE))) {
            admitted.removeFirst();
        }
    }
}
