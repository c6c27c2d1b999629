package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.LockingContract;

class AcmeLockingTest extends LockingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
