package dev.interventions.conformance;

import dev.interventions.tck.ArchitectureContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

class HttpArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.http";
    }

    @Override
    protected Set<String> packagesNotExported() {
        return HashSet.of(
                "dev.interventions.http.call", "dev.interventions.http.transport", "dev.interventions.http.json");
    }
}
