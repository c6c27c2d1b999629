package dev.interventions.spring.boot.budget;

import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets that count in one store: one for each limit, so that clients with the same limit share lanes and the local share. */
public final class StoredBudgets {

    private final BudgetStore store;
    private final OutagePolicy policy;
    private final StoredBudget ofService;
    private final Map<Integer, StoredBudget> budgets = new ConcurrentHashMap<>();

    StoredBudgets(BudgetStore store, OutagePolicy policy) {
        this.store = store;
        this.policy = policy;
        this.ofService = StoredBudget.of(store, policy);
        budgets.put(ofService.maxAttempts(), ofService);
    }

    /** A budget of as many requests as the service accepts. */
    StoredBudget ofService() {
        return ofService;
    }

    /**
     * A budget of this many requests in any 60 seconds, for each account.
     *
     * @throws IllegalArgumentException if there is not at least one request
     */
    public StoredBudget of(int requestsPerMinute) {
        return budgets.computeIfAbsent(
                requestsPerMinute, limit -> StoredBudget.of(store, limit, Duration.ofMinutes(1), policy));
    }
}
