package dev.interventions.conformance;

import dev.interventions.tck.ConcurrencyContract;
import dev.interventions.tck.InterventionsFixture;

class HttpConcurrencyTest extends ConcurrencyContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
