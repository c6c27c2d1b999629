package dev.interventions.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.interventions.tck.InterventionsFixture;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The results of the contracts' tests on an adapter. */
record SuiteRun(Seq<Finding> findings) {

    /** The result of one test. */
    record Finding(ContractTest test, Option<Throwable> failure) {

        /** Whether the test failed with an assertion. Any other exception comes from the set-up, or from a mistake in the fault. */
        boolean isBrokenRule() {
            return failure.exists(thrown -> thrown instanceof AssertionError
                    && Stream.iterate(thrown.getCause(), Objects::nonNull, Throwable::getCause)
                            .allMatch(
                                    cause -> cause instanceof AssertionError || cause instanceof FaultContext.Thrown));
        }

        @Override
        public String toString() {
            return test.name() + ": " + failure.fold(() -> "passes", Throwable::toString);
        }
    }

    /** Many times as long as a run takes on a busy machine. */
    private static final Duration MAX_TIME = Duration.ofMinutes(2);

    private static final ThreadLocal<FaultyBehavior> HELD = new InheritableThreadLocal<>() {
        @Override
        protected FaultyBehavior initialValue() {
            return FaultyBehavior.nothing();
        }
    };
    private static final Seq<ContractTest> TESTS = ContractsUnderTest.all().flatMap(ContractTest::of);

    /** The test of this name. */
    static ContractTest test(String name) {
        return TESTS.find(test -> test.name().equals(name)).get();
    }

    /** By all tests of this rule. */
    static SuiteRun by(String rule, FaultyBehavior behavior) {
        return by(TESTS.filter(test -> test.rules().contains(rule)), behavior);
    }

    /** Names from all tests of all rules. */
    static SuiteRun byAllRules(FaultyBehavior behavior) {
        return by(TESTS, behavior);
    }

    static SuiteRun by(Seq<ContractTest> tests, FaultyBehavior behavior) {
        AtomicReference<String> running = new AtomicReference<>("none");
        Supplier<SuiteRun> run = () -> new SuiteRun(tests.map(test -> {
            running.set(test.name());
            return new Finding(test, test.failure());
        }));
        return assertTimeoutPreemptively(
                MAX_TIME, () -> holding(behavior, run), () -> "a test doesn't end: " + running.get());
    }

    /** Runs while this thread, and the threads that it starts, hold the adapter under test. */
    static <T> T holding(FaultyBehavior behavior, Supplier<T> what) {
        HELD.set(behavior);
        try {
            return what.get();
        } finally {
            HELD.remove();
        }
    }

    /** The adapter under test of this thread. */
    static FaultyBehavior held() {
        return HELD.get();
    }

    /** For the test that runs now. Outside of a run, the adapter has no fault. */
    static InterventionsFixture fixture() {
        return new FaultyFixture(held());
    }

    /** The results of the tests of this rule only. */
    SuiteRun of(String rule) {
        return new SuiteRun(findings.filter(finding -> finding.test().rules().contains(rule)));
    }

    Seq<Finding> failures() {
        return findings.filter(finding -> finding.failure().isDefined());
    }

    boolean seesABrokenRule() {
        return findings.exists(Finding::isBrokenRule);
    }
}
