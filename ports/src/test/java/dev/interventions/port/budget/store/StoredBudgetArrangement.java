package dev.interventions.port.budget.store;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.VirtualTime;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A budget of a process and its store, on the same virtual time, and the methods in which the tests of stored budgets are written. */
abstract class StoredBudgetArrangement {

    static final String ACCOUNT = "account.example.org:443";
    static final Duration SPAN = Duration.ofSeconds(60);
    static final Duration LEASE = Duration.ofSeconds(75);

    final VirtualTime time = new VirtualTime();
    final FakeStore store = new FakeStore(time);
    final StoredBudget budget = budget(3);

    @AutoClose("shutdownNow")
    final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    final void the_store_knows_the_account() {
        store.know(ACCOUNT);
    }

    /** The budget of one process. */
    final StoredBudget budget(int maxAttempts) {
        return budget(maxAttempts, OutagePolicy.waiting());
    }

    final StoredBudget budget(int maxAttempts, OutagePolicy policy) {
        return new StoredBudget(store, maxAttempts, SPAN, policy, time, time);
    }

    final Permit permit() {
        return permit(budget);
    }

    static Permit permit(StoredBudget of) {
        return of.acquire(ACCOUNT, Duration.ZERO).get();
    }

    final Unavailable refusal() {
        return refusal(budget);
    }

    static Unavailable refusal(StoredBudget of) {
        return of.acquire(ACCOUNT, Duration.ZERO).getLeft();
    }
}
