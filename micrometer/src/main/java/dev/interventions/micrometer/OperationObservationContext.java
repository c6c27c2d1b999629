package dev.interventions.micrometer;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.port.Operation;
import io.micrometer.observation.Observation;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What is known about an operation that is observed, for conventions and handlers. */
public final class OperationObservationContext extends Observation.Context {

    private final Operation operation;
    private Option<Either<InterventionError, ?>> outcome = Option.none();
    private Option<String> callId = Option.none();
    private int attempts;

    OperationObservationContext(Operation operation) {
        this.operation = operation;
    }

    void attempted(Attempt attempt) {
        callId = Option.some(attempt.call().id());
        attempts++;
    }

    void ended(Either<InterventionError, ?> result) {
        outcome = Option.some(result);
        callId = callId.orElse(
                result.swap().toOption().flatMap(error -> error.call().id()));
    }

    /** The operation that the host called. */
    public Operation operation() {
        return operation;
    }

    /** The result or the error; absent while the operation is in progress, and if it has thrown an exception. */
    public Option<Either<InterventionError, ?>> outcome() {
        return outcome;
    }

    /** The id of the call, which is also in the adapter's events, log and errors; absent as long as it isn't known. */
    public Option<String> callId() {
        return callId;
    }

    /** The attempts so far of which {@link InterventionsObservation#interceptor} was notified. */
    public int attempts() {
        return attempts;
    }
}
