package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PersistenceContract;

class AcmePersistenceTest extends PersistenceContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
