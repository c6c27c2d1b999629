package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ReferenceDataContract;

class HttpReferenceDataTest extends ReferenceDataContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
