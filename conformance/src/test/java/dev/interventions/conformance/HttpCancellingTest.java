package dev.interventions.conformance;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class HttpCancellingTest extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
