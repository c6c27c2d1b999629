package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingContract;

class InMemoryListingTest extends ListingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
