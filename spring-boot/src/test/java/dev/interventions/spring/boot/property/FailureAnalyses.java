package dev.interventions.spring.boot.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;

/** What users read when an application doesn't start because of a property. */
public final class FailureAnalyses {

    private FailureAnalyses() {}

    /** The analysis of an application that must not start. */
    public static FailureAnalysis analysis(ApplicationContextRunner runner) {
        AtomicReference<ConfigurableEnvironment> environment = new AtomicReference<>();
        AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
        runner.withInitializer(context -> environment.set(context.getEnvironment()))
                .run(context -> analysis.set(
                        new InvalidPropertyFailureAnalyzer(environment.get()).analyze(context.getStartupFailure())));
        assertThat(analysis.get()).isNotNull();
        return analysis.get();
    }
}
