package dev.interventions.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The passing of time, which tests make pass themselves. */
interface Time {

    Time SYSTEM = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller loops.
        public void await(Condition condition, long nanos) throws InterruptedException {
            condition.awaitNanos(nanos);
        }
    };

    /** As {@link System#nanoTime}: only differences mean something. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** Waits for the condition, and for no longer than this; it may return earlier for no reason. */
    void await(Condition condition, long nanos) throws InterruptedException;
}
