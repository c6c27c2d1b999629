package dev.interventions.conformance;

import dev.interventions.tck.GettingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryGettingCommentsTest extends GettingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
