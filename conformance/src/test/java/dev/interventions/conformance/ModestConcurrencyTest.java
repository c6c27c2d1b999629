package dev.interventions.conformance;

import dev.interventions.tck.ConcurrencyContract;
import dev.interventions.tck.InterventionsFixture;

class ModestConcurrencyTest extends ConcurrencyContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
