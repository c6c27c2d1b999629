package com.acme.interventions;

import dev.interventions.tck.ImpersonationContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeImpersonationTest extends ImpersonationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
