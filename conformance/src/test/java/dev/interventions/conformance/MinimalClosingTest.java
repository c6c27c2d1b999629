package dev.interventions.conformance;

import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalClosingTest extends ClosingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
