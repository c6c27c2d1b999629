package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ModelBasedContract;

class AcmeModelBasedTest extends ModelBasedContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
