package com.acme.interventions;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.PagingContract;

class AcmePagingTest extends PagingContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
