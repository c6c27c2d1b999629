package dev.interventions.spring.boot.metrics;

import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.micrometer.AttemptObservationConvention;
import dev.interventions.micrometer.EventMetrics;
import dev.interventions.micrometer.InterventionsObservation;
import dev.interventions.micrometer.OperationObservationConvention;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.InterventionsDecorator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Metrics and traces of all clients, if the host has {@code interventions-micrometer} and a registry. */
@AutoConfiguration(
        after = InterventionsAutoConfiguration.class,
        // Boot 4, then Boot 3.
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@ConditionalOnClass(InterventionsObservation.class)
@ConditionalOnBean(InterventionsAutoConfiguration.class)
@ConditionalOnProperty(name = "management.metrics.interventions.enabled", matchIfMissing = true)
public final class InterventionsMetricsAutoConfiguration {

    InterventionsMetricsAutoConfiguration() {}

    /** Operations and attempts. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnSingleCandidate(ObservationRegistry.class)
    static class Observations {

        @Bean
        @ConditionalOnMissingBean
        InterventionsObservation interventionsObservation(
                ObservationRegistry registry,
                ObjectProvider<OperationObservationConvention> operations,
                ObjectProvider<AttemptObservationConvention> attempts) {
            InterventionsObservation observation = InterventionsObservation.of(registry);
            OperationObservationConvention ofOperations = operations.getIfUnique();
            if (ofOperations != null) {
                observation = observation.withConvention(ofOperations);
            }
            AttemptObservationConvention ofAttempts = attempts.getIfUnique();
            return ofAttempts == null ? observation : observation.withConvention(ofAttempts);
        }

        @Bean
        AttemptInterceptor interventionsAttemptObserver(InterventionsObservation observation) {
            return observation.interceptor();
        }

        @Bean
        InterventionsDecorator interventionsOperationObserver(InterventionsObservation observation) {
            return new Observing(observation);
        }

        private record Observing(InterventionsObservation observation) implements InterventionsDecorator {

            @Override
            public Interventions decorate(Interventions interventions) {
                return observation.observe(interventions);
            }

            @Override
            public Comments decorate(Comments comments) {
                return observation.observe(comments);
            }

            @Override
            public Bots decorate(Bots bots) {
                return observation.observe(bots);
            }

            @Override
            public Webhooks decorate(Webhooks webhooks) {
                return observation.observe(webhooks);
            }

            @Override
            public ReferenceData decorate(ReferenceData referenceData) {
                return observation.observe(referenceData);
            }

            @Override
            public Journal decorate(Journal journal) {
                return observation.observe(journal);
            }
        }
    }

    /** Gauges of each client, and the meters of their events. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        EventMetrics interventionsEventMetrics(MeterRegistry registry) {
            return new EventMetrics(registry);
        }

        @Bean
        @Lazy(false) // No other bean needs it.
        ClientGauges interventionsClientGauges(ListableBeanFactory beans, MeterRegistry registry) {
            return new ClientGauges(beans, registry);
        }
    }
}
