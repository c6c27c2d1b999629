package dev.interventions.http.transport;

import dev.interventions.domain.Unavailable;

/**
 * An attempt without a response.
 *
 * @param seen the error that was seen instead
 * @param mayHaveArrived whether a part of the request may have reached the service
 */
public record FailedAttempt(Unavailable seen, boolean mayHaveArrived) {}
