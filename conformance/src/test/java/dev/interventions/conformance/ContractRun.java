package dev.interventions.conformance;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The results of a contract's tests on an adapter that is expected to break rules. */
public record ContractRun(Map<String, TestExecutionResult> results) {

    /** The names of all tests that JUnit finds in this subclass of a contract. */
    public static Seq<String> testsOf(Class<?> contract) {
        TestPlan plan = LauncherFactory.create()
                .discover(request().selectors(selectClass(contract)).build());
        return List.ofAll(plan.getRoots())
                .flatMap(plan::getDescendants)
                .filter(TestIdentifier::isTest)
                .map(TestIdentifier::getSource)
                .map(source -> ((MethodSource) source.orElseThrow()).getMethodName());
    }

    /** All tests of this subclass of a contract. */
    static ContractRun of(Class<?> contract) {
        return of(request().selectors(selectClass(contract)));
    }

    /** All tests of the classes in this package whose qualified names match. */
    static ContractRun ofPackage(String name, String classNames) {
        return of(request().selectors(selectPackage(name)).filters(includeClassNamePatterns(classNames)));
    }

    /** One test of this subclass of a contract. */
    public static ContractRun of(Class<?> contract, String test) {
        return of(request().selectors(selectMethod(contract, test)));
    }

    /** One test of this subclass of a contract, with this time limit. */
    public static ContractRun of(Class<?> contract, String test, int mostSeconds) {
        return of(request()
                .selectors(selectMethod(contract, test))
                .configurationParameter("interventions.tck.seconds", String.valueOf(mostSeconds)));
    }

    private static ContractRun of(LauncherDiscoveryRequestBuilder request) {
        ResultCollector collector = new ResultCollector();
        LauncherFactory.create().execute(request.build(), collector);
        return new ContractRun(HashMap.ofAll(collector.results));
    }

    /** The exceptions of failing tests, by name of the test. */
    public Map<String, Throwable> failures() {
        return results.flatMap(
                (test, result) -> Option.ofOptional(result.getThrowable()).map(thrown -> Tuple.of(test, thrown)));
    }

    private static final class ResultCollector implements TestExecutionListener {

        private final java.util.Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .ifPresent(source -> results.merge(source.getMethodName(), result, ResultCollector::failing));
        }

        /** If two tests have the same name, the failures of both are reported. */
        private static TestExecutionResult failing(TestExecutionResult one, TestExecutionResult other) {
            return one.getThrowable().isPresent() ? one : other;
        }
    }
}
