package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PagingContract;

class ModestPagingTest extends PagingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
