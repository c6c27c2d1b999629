package dev.interventions.tck;

import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A thread that asks a budget for a permit. */
final class BudgetCaller {

    private final FutureTask<Either<Unavailable, BudgetAttempt>> call;
    private final Thread thread;
    private volatile boolean interrupted;

    private BudgetCaller(Supplier<Either<Unavailable, BudgetAttempt>> acquire) {
        this.call = new FutureTask<>(() -> {
            Either<Unavailable, BudgetAttempt> outcome = acquire.get();
            interrupted = Thread.currentThread().isInterrupted();
            return outcome;
        });
        this.thread = new Thread(call, "caller of the budget");
        thread.setDaemon(true);
    }

    static BudgetCaller start(Supplier<Either<Unavailable, BudgetAttempt>> acquire) {
        BudgetCaller caller = new BudgetCaller(acquire);
        caller.thread.start();
        return caller;
    }

    Thread thread() {
        return thread;
    }

    boolean isDone() {
        return call.isDone();
    }

    /** Whether its thread doesn't run now. */
    boolean isBlocked() {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    /** Whether the thread was interrupted when the call returned. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** The outcome of a call that is done. */
    Either<Unavailable, BudgetAttempt> outcome() {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new AssertionError("acquire threw " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
