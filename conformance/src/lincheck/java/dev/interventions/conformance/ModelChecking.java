package dev.interventions.conformance;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** The settings of the search for interleavings whose results no sequential order of the calls gives. */
final class ModelChecking {

    private static final int THREADS = 3;
    private static final int CALLS_PER_THREAD = 2;
    /** Before the threads start, and after they have ended. */
    private static final int CALLS_ALONE = 1;

    private static final int SCENARIOS = 50;
    /** The most interleavings of a scenario. Threads share state in one place only, so few interleavings differ. */
    private static final int INVOCATIONS = 200;

    private static final String STORE = "dev.interventions.inmemory.store.";

    private ModelChecking() {}

    static ModelCheckingOptions thorough() {
        return new ModelCheckingOptions()
                .threads(THREADS)
                .actorsPerThread(CALLS_PER_THREAD)
                .actorsBefore(CALLS_ALONE)
                .actorsAfter(CALLS_ALONE)
                .iterations(SCENARIOS)
                .invocationsPerIteration(INVOCATIONS)
                .addGuarantee(
                        forClasses(ModelChecking::sharesNothing).allMethods().ignore());
    }

    /**
     * Whether the class is immutable, so switching threads inside it can't change a result: the domain, Vavr's collections, trees, comments,
     * events, and all of the store except the class that replaces its state.
     */
    private static boolean sharesNothing(String className) {
        return className.startsWith("dev.interventions.domain.")
                || className.startsWith("io.vavr.")
                || className.startsWith("dev.interventions.inmemory.comment.")
                || className.startsWith("dev.interventions.inmemory.event.")
                || className.startsWith("dev.interventions.inmemory.tree.")
                || (className.startsWith(STORE) && !className.equals(STORE + "Store"));
    }
}
