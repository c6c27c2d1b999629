package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;

class SqlModelBasedTest extends ModelBasedContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
