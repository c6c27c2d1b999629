package dev.interventions.conformance;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** How thoroughly it is looked for an order of the calls that no one after the other could have given. */
final class ModelChecking {

    private static final int THREADS = 3;
    private static final int CALLS_PER_THREAD = 2;
    /** Before the threads start, and after they have ended. */
    private static final int CALLS_ALONE = 1;

    private static final int SCENARIOS = 100;
    private static final int INVOCATIONS = 1000;

    private ModelChecking() {}

    static ModelCheckingOptions thorough() {
        return new ModelCheckingOptions()
                .threads(THREADS)
                .actorsPerThread(CALLS_PER_THREAD)
                .actorsBefore(CALLS_ALONE)
                .actorsAfter(CALLS_ALONE)
                .iterations(SCENARIOS)
                .invocationsPerIteration(INVOCATIONS);
    }
}
