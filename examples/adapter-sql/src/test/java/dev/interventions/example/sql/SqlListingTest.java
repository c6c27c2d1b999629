package dev.interventions.example.sql;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingContract;

class SqlListingTest extends ListingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
