package dev.interventions.conformance.budget;

import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;

/** The budget that the faults are planted in has none itself. */
class SimpleBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        return new SimpleBudgetFixture(new SimpleBudget());
    }
}
