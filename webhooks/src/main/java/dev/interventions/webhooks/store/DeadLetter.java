package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

/**
 * An event that was given up.
 *
 * @param reason why, in one sentence
 */
public record DeadLetter(WebhookEvent event, String reason) {
    public DeadLetter {
        requireNonNull(event, "event");
        requireNonNull(reason, "reason");
    }
}
