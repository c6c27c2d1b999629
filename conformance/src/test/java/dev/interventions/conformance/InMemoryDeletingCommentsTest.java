package dev.interventions.conformance;

import dev.interventions.tck.DeletingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryDeletingCommentsTest extends DeletingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
