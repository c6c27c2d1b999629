package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.VisibilityContract;

class MinimalVisibilityTest extends VisibilityContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
