package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ReassigningContract;

class SqlReassigningTest extends ReassigningContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
