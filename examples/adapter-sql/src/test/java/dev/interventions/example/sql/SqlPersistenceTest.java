package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PersistenceContract;

class SqlPersistenceTest extends PersistenceContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
