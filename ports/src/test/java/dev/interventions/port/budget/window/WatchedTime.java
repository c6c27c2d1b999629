package dev.interventions.port.budget.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Reads another clock, but waits in real time, so that only a signal ends a wait. Records the requested waits. */
public final class WatchedTime implements TimeSource {

    private final TimeSource clock;
    private final AtomicLong shortestWait = new AtomicLong(Long.MAX_VALUE);
    private final Semaphore waits = new Semaphore(0);

    public WatchedTime(TimeSource clock) {
        this.clock = clock;
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void await(Condition condition, long nanos) throws InterruptedException {
        shortestWait.accumulateAndGet(nanos, Math::min);
        waits.release();
        TimeSource.SYSTEM.await(condition, nanos);
    }

    public Duration shortestWait() {
        return Duration.ofNanos(shortestWait.get());
    }

    /** Waits until one more wait has begun. */
    public void awaitWait() throws InterruptedException {
        assertThat(waits.tryAcquire(20, TimeUnit.SECONDS)).as("a wait begins").isTrue();
    }
}
