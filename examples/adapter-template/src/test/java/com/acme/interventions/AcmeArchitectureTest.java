package com.acme.interventions;

import dev.interventions.tck.ArchitectureContract;

class AcmeArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        throw new UnsupportedOperationException(
                "write here: AcmeArchitectureTest.basePackage: the base package of your adapter");
    }
}
