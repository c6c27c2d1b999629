package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PersistenceContract;

class HttpPersistenceTest extends PersistenceContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
