package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PersistenceContract;

class MinimalPersistenceTest extends PersistenceContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
