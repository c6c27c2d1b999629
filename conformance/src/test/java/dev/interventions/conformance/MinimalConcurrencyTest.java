package dev.interventions.conformance;

import dev.interventions.tck.ConcurrencyContract;
import dev.interventions.tck.InterventionsFixture;

class MinimalConcurrencyTest extends ConcurrencyContract {
    @Override
    protected InterventionsFixture fixture() {
        return new MinimalFixture();
    }
}
