package dev.interventions.http.transport;

import java.util.concurrent.locks.Condition;

/** The passing of time, which tests make pass themselves. */
public interface TimeSource {

    TimeSource SYSTEM = new TimeSource() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller loops.
        public void await(Condition condition, long nanos) throws InterruptedException {
            condition.awaitNanos(nanos);
        }
    };

    /** As {@link System#nanoTime}: only differences mean something. */
    long nanos();

    /** Waits for the condition, and for no longer than this; it may return earlier for no reason. */
    void await(Condition condition, long nanos) throws InterruptedException;
}
