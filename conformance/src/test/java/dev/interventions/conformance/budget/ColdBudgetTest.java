package dev.interventions.conformance.budget;

import dev.interventions.tck.BudgetPromise;
import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;

/** A budget may start cold. */
class ColdBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        SimpleBudgetFixture fixture = new SimpleBudgetFixture(new ColdBudget());
        return fixture.promising(fixture.promises().add(BudgetPromise.STARTS_COLD));
    }
}
