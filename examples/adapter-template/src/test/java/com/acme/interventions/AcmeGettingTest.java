package com.acme.interventions;

import dev.interventions.tck.GettingContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeGettingTest extends GettingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
