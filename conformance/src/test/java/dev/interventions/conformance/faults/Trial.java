package dev.interventions.conformance.faults;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.interventions.tck.InterventionsFixture;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What the contracts' tests say of an adapter. */
record Trial(Seq<Finding> findings) {

    /** What one test says. */
    record Finding(String test, Option<Throwable> failure) {

        /** Whether the test saw what it forbids. Whatever else is thrown is trouble on the way there, or a mistake in the fault. */
        boolean isBrokenRule() {
            return failure.exists(thrown -> thrown instanceof AssertionError
                    && Stream.iterate(thrown.getCause(), Objects::nonNull, Throwable::getCause)
                            .allMatch(cause -> cause instanceof AssertionError || cause instanceof Site.Thrown));
        }
    }

    private static final ThreadLocal<Wrong> HELD = ThreadLocal.withInitial(Wrong::nothing);
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());

    private static final Seq<TestIdentifier> TESTS = tests();

    private static Seq<TestIdentifier> tests() {
        TestPlan plan = LAUNCHER.discover(requestFor(ContractsOnTrial.all().map(contract -> selectClass(contract))));
        return List.ofAll(plan.getRoots()).flatMap(plan::getDescendants).filter(TestIdentifier::isTest);
    }

    /** By all tests of this rule. */
    static Trial by(String rule, Wrong wrong) {
        return by(TESTS.filter(test -> test.getTags().contains(TestTag.create(rule))), wrong);
    }

    /** By all tests of all rules. */
    static Trial byAllRules(Wrong wrong) {
        return by(TESTS, wrong);
    }

    private static Trial by(Seq<TestIdentifier> tests, Wrong wrong) {
        return hold(wrong, requestFor(tests.map(test -> selectUniqueId(test.getUniqueIdObject()))));
    }

    private static LauncherDiscoveryRequest requestFor(Seq<? extends DiscoverySelector> selectors) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors.asJava())
                .build();
    }

    private static Trial hold(Wrong wrong, LauncherDiscoveryRequest request) {
        Notes notes = new Notes();
        HELD.set(wrong);
        try {
            LAUNCHER.execute(request, notes);
        } finally {
            HELD.remove();
        }
        return new Trial(notes.findings);
    }

    /** For the test that runs now: all tests of a trial run on the thread that holds it. Outside of a trial, nothing is wrong. */
    static InterventionsFixture fixture() {
        return new FaultyFixture(HELD.get());
    }

    Seq<Finding> failures() {
        return findings.filter(finding -> finding.failure().isDefined());
    }

    boolean seesABrokenRule() {
        return findings.exists(Finding::isBrokenRule);
    }

    private static final class Notes implements TestExecutionListener {

        private List<Finding> findings = List.empty();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getThrowable().isPresent()) {
                findings =
                        findings.append(new Finding(test.getDisplayName(), Option.ofOptional(result.getThrowable())));
            }
        }
    }
}
