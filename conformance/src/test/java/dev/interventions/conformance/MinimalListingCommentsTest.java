package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingCommentsContract;

class MinimalListingCommentsTest extends ListingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
