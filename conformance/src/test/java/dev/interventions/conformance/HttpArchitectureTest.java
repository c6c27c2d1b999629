package dev.interventions.conformance;

import dev.interventions.tck.ArchitectureContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

class HttpArchitectureTest extends ArchitectureContract {
    @Override
    protected String basePackage() {
        return "dev.interventions.http";
    }

    /** The service's limit of requests is per account, so all adapters of an account in the JVM share one budget. */
    @Override
    protected Set<String> staticStateOnPurpose() {
        return HashSet.of("dev.interventions.http.SlidingWindowBudget.SHARED");
    }
}
