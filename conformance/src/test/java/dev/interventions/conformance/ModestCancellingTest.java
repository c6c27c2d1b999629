package dev.interventions.conformance;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class ModestCancellingTest extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
