package dev.interventions.webhooks.jdbc;

import dev.interventions.tck.EventStoreContract;
import dev.interventions.tck.EventStoreFixture;
import dev.interventions.testdatabases.TestDatabase;

class H2EventStoreTest extends EventStoreContract {

    @Override
    protected EventStoreFixture createFixture() {
        return StoreInDatabase.of(TestDatabase.H2);
    }
}
