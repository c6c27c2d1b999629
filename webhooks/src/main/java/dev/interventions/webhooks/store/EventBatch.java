package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Seq;

/**
 * Events with one subject that were claimed together.
 *
 * @param claim identifies the claim: once its lease has ended and the events are claimed again, it can no longer complete them
 * @param subject the {@linkplain WebhookEvent#subject() subject} of all these events
 * @param events at least one, in the order of {@link WebhookEvent#issuedAt}, those without it last; events with the same time are in the
 *     order in which they were stored
 * @param attempts how often events of this subject have been claimed since a claim of it was last completed or given up; at least 1, since
 *     this claim counts
 */
public record EventBatch(String claim, String subject, Seq<WebhookEvent> events, int attempts) {

    /** @throws IllegalArgumentException if there are no events, or attempts aren't positive */
    public EventBatch {
        requireNonNull(claim, "claim");
        requireNonNull(subject, "subject");
        if (events.isEmpty() || attempts < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 event and 1 attempt, but has " + events.size()
                    + " events and " + attempts + " attempts");
        }
    }
}
