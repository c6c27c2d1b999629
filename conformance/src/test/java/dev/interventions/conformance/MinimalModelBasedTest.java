package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;

class MinimalModelBasedTest extends ModelBasedContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
