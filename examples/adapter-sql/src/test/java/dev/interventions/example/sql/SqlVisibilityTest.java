package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.VisibilityContract;

class SqlVisibilityTest extends VisibilityContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
