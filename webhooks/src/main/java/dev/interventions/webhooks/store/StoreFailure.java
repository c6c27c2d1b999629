package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

/**
 * An {@link EventStore} could not do what it was asked for.
 *
 * @param message what failed, in one sentence without secrets
 */
public record StoreFailure(String message) {
    public StoreFailure {
        requireNonNull(message, "message");
    }
}
