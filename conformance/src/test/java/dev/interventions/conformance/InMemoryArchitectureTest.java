package dev.interventions.conformance;

import dev.interventions.tck.ArchitectureContract;

class InMemoryArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.inmemory";
    }
}
