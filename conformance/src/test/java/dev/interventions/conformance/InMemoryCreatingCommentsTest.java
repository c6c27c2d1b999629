package dev.interventions.conformance;

import dev.interventions.tck.CreatingCommentsContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryCreatingCommentsTest extends CreatingCommentsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
