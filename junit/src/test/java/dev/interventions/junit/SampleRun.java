package dev.interventions.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventType.REPORTING_ENTRY_PUBLISHED;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A run of a sample class by JUnit. */
record SampleRun(EngineExecutionResults results) {

    static SampleRun of(Class<?> sample) {
        return new SampleRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(sample))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute());
    }

    /** Runs a sample and expects that many tests and no failure, neither of a test nor of a class. */
    static SampleRun passing(Class<?> sample, int tests) {
        SampleRun run = of(sample);
        assertThat(run.failures()).isEmpty();
        assertThat(run.results.testEvents().succeeded().count()).isEqualTo(tests);
        return run;
    }

    /** What was thrown by tests and classes. */
    List<Throwable> failures() {
        return results.allEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }

    Throwable onlyFailure() {
        assertThat(failures()).hasSize(1);
        return failures().get(0);
    }

    /** The journal that was added to the only failure. */
    String journal() {
        assertThat(onlyFailure().getSuppressed()).hasSize(1);
        return Arrays.asList(onlyFailure().getSuppressed()).get(0).getMessage();
    }

    List<ReportEntry> published() {
        return results.allEvents()
                .filter(event -> event.getType() == REPORTING_ENTRY_PUBLISHED)
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .toList();
    }

    List<Event> aborted() {
        return results.testEvents().aborted().list();
    }
}
