package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PagingContract;

class MinimalPagingTest extends PagingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
