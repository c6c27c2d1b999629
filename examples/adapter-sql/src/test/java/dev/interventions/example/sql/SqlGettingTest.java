package dev.interventions.example.sql;

import dev.interventions.tck.GettingContract;
import dev.interventions.tck.InterventionsFixture;

class SqlGettingTest extends GettingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
