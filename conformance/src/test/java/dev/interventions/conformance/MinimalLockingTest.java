package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.LockingContract;

class MinimalLockingTest extends LockingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
