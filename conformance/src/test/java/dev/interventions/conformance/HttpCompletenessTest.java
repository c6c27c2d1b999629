package dev.interventions.conformance;

import dev.interventions.tck.CompletenessContract;

class HttpCompletenessTest extends CompletenessContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.conformance";
    }

    @Override
    protected String namesBeginWith() {
        return "Http";
    }
}
