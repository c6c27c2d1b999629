package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

/**
 * An operation of an {@link EventStore} failed.
 *
 * @param message what failed, in one sentence without secrets
 */
public record StoreFailure(String message) {
    public StoreFailure {
        requireNonNull(message, "message");
    }
}
