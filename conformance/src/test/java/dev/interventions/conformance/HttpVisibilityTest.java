package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.VisibilityContract;

class HttpVisibilityTest extends VisibilityContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
