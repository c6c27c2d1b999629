package dev.interventions.conformance.budget;

import dev.interventions.port.budget.BudgetStats;
import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;

/** A budget may promise nothing but the limit. */
class ModestBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        return new SimpleBudgetFixture(new LettingNobodyWait()).promising(HashSet.empty());
    }

    private static final class LettingNobodyWait extends SimpleBudget {
        @Override
        boolean isOver(long end) {
            return true;
        }

        @Override
        public Option<BudgetStats> stats(String account) {
            return Option.none();
        }
    }
}
