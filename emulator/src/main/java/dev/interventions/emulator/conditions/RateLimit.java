package dev.interventions.emulator.conditions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** A limit of requests in any minute, by an exact sliding window: a token bucket would admit nearly twice as many. */
public final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int limit;
    private final Supplier<Instant> clock;
    private final Deque<Instant> admitted = new ArrayDeque<>();

    public RateLimit(int limit, Supplier<Instant> clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts none of the requests so far any more. */
    public synchronized void clear() {
        admitted.clear();
    }

    /** How many requests are possible in a minute. */
    public int limit() {
        return limit;
    }

    /** How many requests count at present. */
    public synchronized int used() {
        forgetBefore(clock.get());
        return admitted.size();
    }

    /** Whether one more request is within the limit; if so, it counts. */
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
