package dev.interventions.conformance;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalCancellingTest extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
