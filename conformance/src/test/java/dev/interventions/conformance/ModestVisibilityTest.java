package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.VisibilityContract;

class ModestVisibilityTest extends VisibilityContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
