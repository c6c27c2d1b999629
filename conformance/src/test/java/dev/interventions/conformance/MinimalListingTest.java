package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingContract;

class MinimalListingTest extends ListingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
