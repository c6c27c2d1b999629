package com.acme.interventions;

import dev.interventions.tck.CategorizingContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeCategorizingTest extends CategorizingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
