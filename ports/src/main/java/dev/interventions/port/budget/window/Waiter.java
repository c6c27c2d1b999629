package dev.interventions.port.budget.window;

import java.util.concurrent.locks.Condition;

/** A thread that waits for its turn, with its own condition, so that it can be signalled alone. Guarded by the condition's lock. */
public final class Waiter {

    private final Thread thread = Thread.currentThread();
    private final Condition turn;
    private boolean cancelled;

    public Waiter(Condition turn) {
        this.turn = turn;
    }

    public void await(TimeSource time, long nanos) throws InterruptedException {
        time.await(turn, nanos);
    }

    public void signal() {
        turn.signal();
    }

    public void cancelIf(Thread waiting) {
        if (thread.equals(waiting)) {
            cancelled = true;
            turn.signal();
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
