package dev.interventions.http;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.port.Operation;

/**
 * An attempt without a response.
 *
 * @param seen what was seen instead
 * @param mayHaveArrived whether some of the request may have reached the service
 */
record FailedAttempt(Unavailable seen, boolean mayHaveArrived) {

    InterventionError of(Operation operation) {
        return mayHaveArrived && operation.isWrite() ? new EffectUnknown(seen) : seen;
    }
}
