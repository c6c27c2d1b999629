package dev.interventions.reliability;

import dev.interventions.http.transport.TimeSource;
import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** Time that runs {@value #SPEED} times as fast as real time: a minute takes a second. */
public final class FastTime implements TimeSource {

    static final int SPEED = 60;

    private final long start = System.nanoTime();

    @Override
    public long nanos() {
        return (System.nanoTime() - start) * SPEED;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // The caller loops.
    public void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(Math.max(1, nanos / SPEED));
    }

    /** How much of it passes in this much real time. */
    static Duration in(Duration realTime) {
        return realTime.multipliedBy(SPEED);
    }
}
