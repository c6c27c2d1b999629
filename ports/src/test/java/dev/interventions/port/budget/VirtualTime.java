package dev.interventions.port.budget;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Time that passes only when a caller waits, and then immediately. */
final class VirtualTime implements TimeSource {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void await(Condition condition, long nanos) {
        now.addAndGet(nanos);
    }

    void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
