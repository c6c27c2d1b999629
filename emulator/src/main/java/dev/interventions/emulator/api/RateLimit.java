package dev.interventions.emulator.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** At most so many requests in any minute. The window slides exactly: a token bucket would let nearly twice as many through. */
final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Supplier<Instant> clock;
    private final Deque<Instant> admitted = new ArrayDeque<>();

    RateLimit(int most, Supplier<Instant> clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Whether one more request is within the limit; if so, it counts. */
    synchronized boolean admits() {
        Instant now = clock.get();
        while (!admitted.isEmpty() && !now.isBefore(admitted.getFirst().plus(MINUTE))) {
            admitted.removeFirst();
        }
        if (admitted.size() >= most) {
            return false;
        }
        admitted.addLast(now);
        return true;
    }
}
