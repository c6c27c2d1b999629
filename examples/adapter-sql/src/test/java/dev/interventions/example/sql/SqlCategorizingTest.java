package dev.interventions.example.sql;

import dev.interventions.tck.CategorizingContract;
import dev.interventions.tck.InterventionsFixture;

class SqlCategorizingTest extends CategorizingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
