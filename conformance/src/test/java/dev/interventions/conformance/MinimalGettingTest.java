package dev.interventions.conformance;

import dev.interventions.tck.GettingContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalGettingTest extends GettingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
