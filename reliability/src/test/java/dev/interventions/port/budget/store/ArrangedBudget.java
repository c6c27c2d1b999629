package dev.interventions.port.budget.store;

import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import java.time.Duration;

/** Creates budgets whose leases are longer than the span by a time that no host can choose. */
public final class ArrangedBudget {

    private ArrangedBudget() {}

    /** If the store is unavailable, callers wait. Waits for a reply for half of the grace time, but not longer than 2 s. */
    public static StoredBudget of(BudgetStore store, int maxAttempts, Duration span, Duration grace) {
        Limit limit = new Limit(maxAttempts, span, span.plus(grace));
        return new StoredBudget(store, limit, OutagePolicy.waiting(), TimeSource.SYSTEM, Timer.SYSTEM);
    }
}
