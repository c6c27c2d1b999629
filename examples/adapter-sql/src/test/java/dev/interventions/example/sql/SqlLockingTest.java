package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.LockingContract;

class SqlLockingTest extends LockingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
