package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;

class HttpModelBasedTest extends ModelBasedContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
