package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.VisibilityContract;

class InMemoryVisibilityTest extends VisibilityContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
