package dev.interventions.example.sql;

import dev.interventions.tck.ArchitectureContract;

class SqlArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.example.sql";
    }
}
