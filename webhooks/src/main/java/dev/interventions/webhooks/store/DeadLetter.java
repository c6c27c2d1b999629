package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

/**
 * An event that is no longer retried.
 *
 * @param reason why it was given up, in one sentence
 */
public record DeadLetter(WebhookEvent event, String reason) {
    public DeadLetter {
        requireNonNull(event, "event");
        requireNonNull(reason, "reason");
    }
}
