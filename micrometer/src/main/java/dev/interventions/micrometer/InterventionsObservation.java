package dev.interventions.micrometer;

import static java.util.Objects.requireNonNull;

import dev.interventions.http.HttpInterventions;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
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
 * <p><b>No harm.</b> What a handler or a convention throws is logged at debug level, {@link VirtualMachineError} excepted, and changes no
 * outcome.
 *
 * <p><b>No secrets.</b> No observation contains a token, a body, a message of an error, a value of a custom field or a text of a comment. The URIs of requests
 * contain ids of the service.
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
        return new ObservedInterventions(interventions, new OperationObserver(registry, operations));
    }

    /** The same interventions, whose operations are observed; those of views too. Each page of a walk is an operation. */
    public ObservedHttpInterventions observe(HttpInterventions interventions) {
        return new ObservedHttpInterventions(interventions, new OperationObserver(registry, operations));
    }

    /**
     * The same comments, whose operations are observed; those of views too. Each page of a walk is an operation. A view that only the HTTP
     * adapter has, such as {@link dev.interventions.http.HttpComments#within}, has to be made first.
     */
    public Comments observe(Comments comments) {
        return new ObservedComments(comments, new OperationObserver(registry, operations));
    }

    /**
     * Observes each attempt, look-ups and explanations included, and sends the trace's headers with it, such as {@code traceparent}. For
     * {@link dev.interventions.http.HttpSettings#addingInterceptor}.
     */
    public AttemptInterceptor interceptor() {
        return new AttemptObserver(registry, attempts)::started;
    }
}
