package dev.interventions.micrometer;

import static java.util.Objects.requireNonNull;

import dev.interventions.http.HttpInterventions;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.micrometer.port.ObservedBots;
import dev.interventions.micrometer.port.ObservedComments;
import dev.interventions.micrometer.port.ObservedJournal;
import dev.interventions.micrometer.port.ObservedReferenceData;
import dev.interventions.micrometer.port.ObservedWebhooks;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes operations and the HTTP requests that they send. A tracing handler of the registry makes spans of the observations, a meter
 * handler makes timers; {@code docs/metrics.md} lists their names and keys.
 *
 * <pre>{@code
 * InterventionsObservation observation = InterventionsObservation.of(registry);
 * EngageClient client = EngageClient.connect(settings.addingInterceptor(observation.interceptor()));
 * Interventions interventions = observation.observe(client.interventions());
 * }</pre>
 *
 * <p>Either part works without the other: the parent of an attempt's observation is the one that is current on the caller's thread.
 *
 * <p>Views that only the HTTP adapter has, such as {@link dev.interventions.http.HttpBots#within}, have to be made before they are observed:
 * {@code observation.observe(client.bots().within(deadline))}. Those of interventions can also be made afterwards.
 *
 * <p><b>No harm.</b> What a handler or a convention throws is logged at debug level, {@link VirtualMachineError} excepted, and changes no
 * outcome.
 *
 * <p><b>No secrets.</b> No observation contains a token, a body, a message of an error, a value of a custom field, a text of a comment or a
 * secret of a webhook. The URIs of requests contain ids of the service.
 *
 * <p>Immutable.
 */
public final class InterventionsObservation {

    private final ObservationRegistry registry;
    private final @Nullable OperationObservationConvention operations;
    private final @Nullable AttemptObservationConvention attempts;

    private InterventionsObservation(
            ObservationRegistry registry,
            @Nullable OperationObservationConvention operations,
            @Nullable AttemptObservationConvention attempts) {
        this.registry = requireNonNull(registry, "registry");
        this.operations = operations;
        this.attempts = attempts;
    }

    /** Observes with the conventions of the registry, if it has any for these contexts, or with the default ones. */
    public static InterventionsObservation of(ObservationRegistry registry) {
        return new InterventionsObservation(registry, null, null);
    }

    /** The same with this convention for operations. */
    public InterventionsObservation withConvention(OperationObservationConvention convention) {
        return new InterventionsObservation(registry, requireNonNull(convention, "convention"), attempts);
    }

    /** The same with this convention for attempts. */
    public InterventionsObservation withConvention(AttemptObservationConvention convention) {
        return new InterventionsObservation(registry, operations, requireNonNull(convention, "convention"));
    }

    /** The same interventions, whose operations are observed; those of views too. Each page of a walk is an operation. */
    public Interventions observe(Interventions interventions) {
        return new ObservedInterventions(interventions, operations());
    }

    /** The same interventions, whose operations are observed; those of views too. Each page of a walk is an operation. */
    public ObservedHttpInterventions observe(HttpInterventions interventions) {
        return new ObservedHttpInterventions(interventions, operations());
    }

    /** The same comments, whose operations are observed; those of views too. Each page of a walk is an operation. */
    public Comments observe(Comments comments) {
        return new ObservedComments(comments, operations());
    }

    /** The same bots, whose operations are observed; those of views too. */
    public Bots observe(Bots bots) {
        return new ObservedBots(bots, operations());
    }

    /** The same webhooks, whose operations are observed. {@link Webhooks#ensure} and {@link Webhooks#find} are several operations. */
    public Webhooks observe(Webhooks webhooks) {
        return new ObservedWebhooks(webhooks, operations());
    }

    /** The same reference data, whose operations are observed; those of views too. A list is one operation, however many pages it has. */
    public ReferenceData observe(ReferenceData referenceData) {
        return new ObservedReferenceData(referenceData, operations());
    }

    /** The same journal, whose operations are observed; those of views too. */
    public Journal observe(Journal journal) {
        return new ObservedJournal(journal, operations());
    }

    private OperationObserver operations() {
        return new OperationObserver(registry, operations);
    }

    /**
     * Observes each attempt, look-ups and explanations included, and sends the trace's headers with it, such as {@code traceparent}. For
     * {@link dev.interventions.http.HttpSettings#addingInterceptor}.
     */
    public AttemptInterceptor interceptor() {
        return new AttemptObserver(registry, attempts)::started;
    }
}
