package dev.interventions.reliability;

import dev.interventions.http.transport.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A time source that a test advances; every wait ends at once. */
final class VirtualTime implements TimeSource {

    private final AtomicLong now = new AtomicLong();

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
