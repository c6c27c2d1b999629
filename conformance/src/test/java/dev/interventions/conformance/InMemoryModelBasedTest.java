package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;

class InMemoryModelBasedTest extends ModelBasedContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }

    @Override
    protected int number() {
        return 500;
    }
}
