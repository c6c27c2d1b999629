package dev.interventions.conformance;

import dev.interventions.tck.ImpersonationContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalImpersonationTest extends ImpersonationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
