package dev.interventions.spring.boot.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ProblemDetail;

/** Responds to an {@code InterventionException} of a controller with {@link InterventionProblems}, if the host asks for it. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass(ProblemDetail.class)
@ConditionalOnProperty("interventions.problemdetails.enabled")
public final class ProblemDetailsAutoConfiguration {

    ProblemDetailsAutoConfiguration() {}

    @Bean
    InterventionExceptionHandler interventionExceptionHandler() {
        return new InterventionExceptionHandler();
    }
}
