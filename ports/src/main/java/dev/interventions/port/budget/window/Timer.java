package dev.interventions.port.budget.window;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks later, replaceable in tests. */
@FunctionalInterface
public interface Timer {

    /** Has no thread of its own, so that a budget needs no closing. */
    Timer SYSTEM = (nanos, task) ->
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task);

    void schedule(long nanos, Runnable task);
}
