package dev.interventions.cdi;

import dev.interventions.http.HttpSettings;
import dev.interventions.micrometer.AttemptObservationConvention;
import dev.interventions.micrometer.EventMetrics;
import dev.interventions.micrometer.InterventionsMetrics;
import dev.interventions.micrometer.InterventionsObservation;
import dev.interventions.micrometer.OperationObservationConvention;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Metrics and traces of all clients, if the host has a registry as a bean. Many hosts have meters but no observations: operations and
 * attempts are then observed for the meters alone.
 */
@Singleton
final class ClientMetrics implements HttpSettingsCustomizer, InterventionsDecorator {

    private final Option<MeterRegistry> meters;
    private final Option<InterventionsObservation> observation;
    private final Option<EventMetrics> events;
    private Seq<InterventionsMetrics> gauges = List.empty();

    @Inject
    ClientMetrics(
            Instance<MeterRegistry> meters,
            Instance<ObservationRegistry> observations,
            Instance<OperationObservationConvention> operationConvention,
            Instance<AttemptObservationConvention> attemptConvention) {
        this.meters = resolved(meters);
        this.events = this.meters.map(EventMetrics::new);
        this.observation = resolved(observations)
                .orElse(() -> this.meters.map(ClientMetrics::observationsOf))
                .map(InterventionsObservation::of)
                .map(all -> resolved(operationConvention).fold(() -> all, all::withConvention))
                .map(all -> resolved(attemptConvention).fold(() -> all, all::withConvention));
    }

    private static <T> Option<T> resolved(Instance<T> beans) {
        return Option.when(beans.isResolvable(), beans::get);
    }

    private static ObservationRegistry observationsOf(MeterRegistry meters) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return registry;
    }

    @Override
    public HttpSettings customize(HttpSettings settings) {
        HttpSettings counted = events.fold(() -> settings, settings::addingListener);
        return observation.fold(() -> counted, all -> counted.addingInterceptor(all.interceptor()));
    }

    @Override
    public Interventions decorate(Interventions interventions) {
        return observation.fold(() -> interventions, all -> all.observe(interventions));
    }

    @Override
    public Comments decorate(Comments comments) {
        return observation.fold(() -> comments, all -> all.observe(comments));
    }

    @Override
    public Bots decorate(Bots bots) {
        return observation.fold(() -> bots, all -> all.observe(bots));
    }

    @Override
    public Webhooks decorate(Webhooks webhooks) {
        return observation.fold(() -> webhooks, all -> all.observe(webhooks));
    }

    @Override
    public ReferenceData decorate(ReferenceData referenceData) {
        return observation.fold(() -> referenceData, all -> all.observe(referenceData));
    }

    @Override
    public Journal decorate(Journal journal) {
        return observation.fold(() -> journal, all -> all.observe(journal));
    }

    void bindGauges(@Observes Startup startup, KnownClients clients) {
        meters.forEach(registry -> clients.byAccount().forEach((account, client) -> {
            InterventionsMetrics ofClient = new InterventionsMetrics(client, Tags.of("account", account));
            ofClient.bindTo(registry);
            gauges = gauges.append(ofClient);
        }));
    }

    /** Before the clients are closed. */
    void removeGauges(@Observes Shutdown shutdown) {
        gauges.forEach(InterventionsMetrics::close);
    }
}
