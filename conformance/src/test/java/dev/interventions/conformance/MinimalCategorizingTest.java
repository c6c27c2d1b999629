package dev.interventions.conformance;

import dev.interventions.tck.CategorizingContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalCategorizingTest extends CategorizingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
