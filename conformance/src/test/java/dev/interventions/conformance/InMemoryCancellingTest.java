package dev.interventions.conformance;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class InMemoryCancellingTest extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
