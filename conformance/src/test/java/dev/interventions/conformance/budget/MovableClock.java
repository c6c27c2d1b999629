package dev.interventions.conformance.budget;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. It begins shortly before its numbers become negative. */
final class MovableClock {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    long nanos() {
        return now.get();
    }

    void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
