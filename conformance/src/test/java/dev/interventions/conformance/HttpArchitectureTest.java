package dev.interventions.conformance;

import dev.interventions.tck.ArchitectureContract;
import io.vavr.collection.List;
import io.vavr.collection.Set;

class HttpArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.http";
    }

    @Override
    protected Set<String> packagesNotExported() {
        return List.of(
                        "bot",
                        "call",
                        "comment",
                        "connection",
                        "intervention",
                        "journal",
                        "json",
                        "redaction",
                        "reporting",
                        "transport")
                .map(room -> basePackage() + "." + room)
                .toSet();
    }
}
