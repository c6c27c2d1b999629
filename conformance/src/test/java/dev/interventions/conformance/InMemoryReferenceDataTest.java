package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ReferenceDataContract;

class InMemoryReferenceDataTest extends ReferenceDataContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
