package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PersistenceContract;

class InMemoryPersistenceTest extends PersistenceContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
