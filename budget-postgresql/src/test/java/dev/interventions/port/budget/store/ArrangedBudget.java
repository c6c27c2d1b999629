package dev.interventions.port.budget.store;

import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** Creates budgets that no host can create. */
public final class ArrangedBudget {

    /** Longer than a thread or a process is halted on a machine under load. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private ArrangedBudget() {}

    /** Loses no slot of an attempt in progress, however long its thread is halted. If the store is unavailable, callers wait. */
    public static StoredBudget withLongLease(BudgetStore store, int maxAttempts, Duration span) {
        Limit limit = new Limit(maxAttempts, span, span.plus(GRACE));
        return new StoredBudget(store, limit, OutagePolicy.waiting(), TimeSource.SYSTEM, Timer.SYSTEM);
    }

    /** For which no time passes: it waits for each reply, and renews no lease. */
    public static StoredBudget withoutTime(BudgetStore store, int maxAttempts, Duration span) {
        TimeSource standing = new TimeSource() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // The caller loops.
            public void await(Condition condition, long nanos) throws InterruptedException {
                condition.await();
            }
        };
        return new StoredBudget(store, maxAttempts, span, OutagePolicy.waiting(), standing, (nanos, task) -> {});
    }
}
