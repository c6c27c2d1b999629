package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingCommentsContract;

class InMemoryListingCommentsTest extends ListingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
