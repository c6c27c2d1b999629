package dev.interventions.conformance;

import dev.interventions.tck.ArchitectureContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

class InMemoryArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.inmemory";
    }

    @Override
    protected Set<String> packagesNotExported() {
        return HashSet.of(
                "dev.interventions.inmemory.store",
                "dev.interventions.inmemory.comment",
                "dev.interventions.inmemory.webhook",
                "dev.interventions.inmemory.tree");
    }
}
