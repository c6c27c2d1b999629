package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PagingContract;

class SqlPagingTest extends PagingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
