package dev.interventions.example.sql;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class SqlCancellingTest extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
