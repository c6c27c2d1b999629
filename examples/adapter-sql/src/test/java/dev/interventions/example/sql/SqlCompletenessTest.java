package dev.interventions.example.sql;

import dev.interventions.tck.CompletenessContract;

class SqlCompletenessTest extends CompletenessContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.example.sql";
    }
}
