package dev.interventions.example.sql;

import dev.interventions.tck.ImpersonationContract;
import dev.interventions.tck.InterventionsFixture;

class SqlImpersonationTest extends ImpersonationContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
