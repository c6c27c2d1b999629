package dev.interventions.example.sql;

import dev.interventions.tck.ConcurrencyContract;
import dev.interventions.tck.InterventionsFixture;

class SqlConcurrencyTest extends ConcurrencyContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
