package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ReassigningContract;

class HttpReassigningTest extends ReassigningContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
