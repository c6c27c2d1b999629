package dev.interventions.port.budget.window;

import java.util.concurrent.locks.Condition;

/** A clock and its timed waits, replaceable in tests. */
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

    /** As {@link System#nanoTime}: only differences have a meaning. */
    long nanos();

    /** Waits for the condition for at most this long; spurious wake-ups are possible. */
    void await(Condition condition, long nanos) throws InterruptedException;
}
