package com.acme.interventions;

import dev.interventions.tck.CreatingContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeCreatingTest extends CreatingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
