package com.acme.interventions;

import dev.interventions.tck.ConcurrencyContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeConcurrencyTest extends ConcurrencyContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
