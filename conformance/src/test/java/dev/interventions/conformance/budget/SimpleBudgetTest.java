package dev.interventions.conformance.budget;

import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;

/** The budget in which the faults are planted has no fault itself. */
class SimpleBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        return new SimpleBudgetFixture(new SimpleBudget());
    }
}
