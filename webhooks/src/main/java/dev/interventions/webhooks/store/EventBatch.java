package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Seq;

/**
 * Stored events with one subject that were claimed together.
 *
 * @param claim identifies the claim, so that a claim whose lease has ended can't complete what another one has claimed since
 * @param subject the {@linkplain WebhookEvent#subject() subject} of all these events
 * @param events at least one, in the order of {@link WebhookEvent#issuedAt}, those without it last; those with the same one in the order in
 *     which they were stored
 * @param attempts how many times the event that was tried most often has been claimed, including this time
 */
public record EventBatch(String claim, String subject, Seq<WebhookEvent> events, int attempts) {

    /** @throws IllegalArgumentException if there are no events, or attempts aren't positive */
    public EventBatch {
        requireNonNull(claim, "claim");
        requireNonNull(subject, "subject");
        if (events.isEmpty() || attempts < 1) {
            throw new IllegalArgumentException("a batch has at least one event and one attempt");
        }
    }
}
