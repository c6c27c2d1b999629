package dev.interventions.webhooks;

import static java.util.Objects.requireNonNull;

/**
 * The response to send: as plain text in UTF-8, with this status.
 *
 * @param status exactly 200 acknowledges events; the platform repeats the delivery after any other
 * @param body the whole body
 * @param outcome why
 */
public record WebhookResponse(int status, String body, WebhookOutcome outcome) {
    public WebhookResponse {
        requireNonNull(body, "body");
        requireNonNull(outcome, "outcome");
    }
}
