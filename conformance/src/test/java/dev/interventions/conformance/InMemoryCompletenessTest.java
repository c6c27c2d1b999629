package dev.interventions.conformance;

import dev.interventions.tck.CompletenessContract;

class InMemoryCompletenessTest extends CompletenessContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.conformance";
    }

    @Override
    protected String namesBeginWith() {
        return "InMemory";
    }
}
