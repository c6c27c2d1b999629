package com.acme.interventions;

import dev.interventions.tck.CompletenessContract;

class AcmeCompletenessTest extends CompletenessContract {
    @Override
    protected String basePackage() {
        throw new UnsupportedOperationException(
                "write here: AcmeCompletenessTest.basePackage: the base package of your adapter");
    }
}
