package dev.interventions.conformance.budget;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.tck.BudgetPromise;
import dev.interventions.tck.RequestBudgetFixture;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;

/** A budget whose clock the tests move. */
record SimpleBudgetFixture(RequestBudget budget, MovableClock clock, Set<BudgetPromise> promises)
        implements RequestBudgetFixture {

    private static final Set<BudgetPromise> ALL = HashSet.of(
            BudgetPromise.WAITS,
            BudgetPromise.SERVES_LANES_IN_TURN,
            BudgetPromise.CANCELS_WAITS,
            BudgetPromise.PROBES,
            BudgetPromise.REPORTS_STATS);

    SimpleBudgetFixture(SimpleBudget budget) {
        this(budget, budget.clock, ALL);
    }

    SimpleBudgetFixture promising(Set<BudgetPromise> others) {
        return new SimpleBudgetFixture(budget, clock, others);
    }

    @Override
    public int maxAttempts() {
        return SimpleBudget.LIMIT;
    }

    @Override
    public Duration span() {
        return SimpleBudget.SPAN;
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }
}
