package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingContract;

class ModestListingTest extends ListingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
