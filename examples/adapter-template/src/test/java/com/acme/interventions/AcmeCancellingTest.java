package com.acme.interventions;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeCancellingTest extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
