package dev.interventions.http.transport;

import dev.interventions.domain.Unavailable;

/**
 * An attempt without a response.
 *
 * @param seen what was seen instead
 * @param mayHaveArrived whether some of the request may have reached the service
 */
public record FailedAttempt(Unavailable seen, boolean mayHaveArrived) {}
