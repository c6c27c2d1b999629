package dev.interventions.port.budget;

import java.util.concurrent.locks.Condition;

/** A thread that waits for its turn, with its own condition, so that it can be signalled alone. Guarded by the condition's lock. */
final class Waiter {

    private final Thread thread = Thread.currentThread();
    private final Condition turn;
    private boolean cancelled;

    Waiter(Condition turn) {
        this.turn = turn;
    }

    void await(TimeSource time, long nanos) throws InterruptedException {
        time.await(turn, nanos);
    }

    void signal() {
        turn.signal();
    }

    void cancelIf(Thread waiting) {
        if (thread.equals(waiting)) {
            cancelled = true;
            turn.signal();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }
}
