package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingContract;

class AcmeListingTest extends ListingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
