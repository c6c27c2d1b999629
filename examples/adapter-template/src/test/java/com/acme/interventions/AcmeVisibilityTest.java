package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.VisibilityContract;

class AcmeVisibilityTest extends VisibilityContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
