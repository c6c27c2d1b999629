package dev.interventions.conformance;

import dev.interventions.tck.ArchitectureContract;

class HttpArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.http";
    }
}
