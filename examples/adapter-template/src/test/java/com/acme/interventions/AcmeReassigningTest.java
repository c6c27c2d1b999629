package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ReassigningContract;

class AcmeReassigningTest extends ReassigningContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
