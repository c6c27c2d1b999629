package dev.interventions.micrometer;

import static java.util.Objects.requireNonNull;

import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.AttemptInterceptor.HeaderSink;
import dev.interventions.http.event.AttemptInterceptor.Result;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.RequestReplySenderContext;

/**
 * What is known about an attempt that is observed, for conventions and handlers. Its carrier takes headers until the observation has
 * started; its response is absent until the attempt has ended.
 */
public final class AttemptObservationContext extends RequestReplySenderContext<HeaderSink, Result> {

    private final Attempt attempt;

    AttemptObservationContext(Attempt attempt, HeaderSink headers) {
        super((carrier, name, value) -> requireNonNull(carrier, "carrier").set(name, value), Kind.CLIENT);
        this.attempt = attempt;
        setCarrier(headers);
    }

    /** The attempt. */
    public Attempt attempt() {
        return attempt;
    }
}
