package dev.interventions.webhooks;

/** The outcome of a request to a {@link WebhookReceiver}. */
public sealed interface WebhookOutcome {

    /**
     * All events of the delivery are stored: status 200.
     *
     * @param added how many events were new
     * @param known how many were known already
     */
    record Stored(int added, int known) implements WebhookOutcome {}

    /** The handshake of a subscription: status 200, with the challenge as the body. */
    record Handshake() implements WebhookOutcome {}

    /**
     * The request is not accepted: status 400 (not a delivery), 401 (wrong secret), 405 (another method), 408 (too slow) or 413
     * (too long).
     *
     * @param reason in one sentence, without any text of the request
     */
    record Rejected(String reason) implements WebhookOutcome {}

    /**
     * Some or all events could not be stored, so the platform has to repeat the delivery: status 503 if the store failed, 400 if an event
     * has no usable id or type. In the second case, the other events are stored.
     *
     * @param reason in one sentence
     */
    record NotStored(String reason) implements WebhookOutcome {}
}
