package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingCommentsContract;

class HttpListingCommentsTest extends ListingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
