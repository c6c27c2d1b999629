package dev.interventions.example.sql;

import dev.interventions.tck.CreatingContract;
import dev.interventions.tck.InterventionsFixture;

class SqlCreatingTest extends CreatingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
