package dev.interventions.conformance;

import dev.interventions.tck.CreatingContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryCreatingTest extends CreatingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
