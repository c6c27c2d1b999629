package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ReassigningContract;

class MinimalReassigningTest extends ReassigningContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
