package dev.interventions.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** At most so many requests in any minute. The window slides exactly: a token bucket would let nearly twice as many through. */
final class RateLimit {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final LongSupplier nanoTime;
    private final Deque<Long> admitted = new ArrayDeque<>();

    RateLimit(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    static RateLimit perMinute(int most) {
        return new RateLimit(most, System::nanoTime);
    }

    /** Whether one more request is within the limit; if so, it counts. */
    synchronized boolean admits() {
        long now = nanoTime.getAsLong();
        while (!admitted.isEmpty() && now - admitted.getFirst() >= MINUTE) {
            admitted.removeFirst();
        }
        if (admitted.size() >= most) {
            return false;
        }
        admitted.addLast(now);
        return true;
    }
}
