package dev.interventions.port.webhook;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.WebhookId;
import io.vavr.control.Option;

/**
 * A webhook that was deleted.
 *
 * @param id the id that it had
 * @param last its last state, if it is known
 */
public record DeletedSubscription(WebhookId id, Option<Subscription> last) {

    /** Requires both components. */
    public DeletedSubscription {
        requireNonNull(id, "id");
        requireNonNull(last, "last");
    }
}
