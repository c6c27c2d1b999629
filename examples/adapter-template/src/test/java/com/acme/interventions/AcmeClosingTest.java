package com.acme.interventions;

import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeClosingTest extends ClosingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
