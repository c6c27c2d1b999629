package dev.interventions.example.sql;

import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.InterventionsFixture;

class SqlClosingTest extends ClosingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
