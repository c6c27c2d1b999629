package dev.interventions.conformance;

import dev.interventions.tck.ImpersonationContract;
import dev.interventions.tck.InterventionsFixture;

class ModestImpersonationTest extends ImpersonationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
