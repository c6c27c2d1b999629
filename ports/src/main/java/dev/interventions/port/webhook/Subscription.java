package dev.interventions.port.webhook;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.WebhookId;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A webhook as the service shows it. Only its id is always there; the service doesn't show the secret, and the verify token is left out.
 *
 * @param id its id
 * @param url the address that events are posted to
 * @param eventTypes the types of the events that are posted, such as {@code intervention.closed}
 * @param active whether anything is posted; the service deactivates a webhook whose handshake or whose deliveries fail
 * @param status the field {@code webhook_status}, whose values are not documented
 */
public record Subscription(
        WebhookId id,
        Option<String> url,
        Option<Set<String>> eventTypes,
        Option<Boolean> active,
        Option<String> status) {

    /** Requires all components. */
    public Subscription {
        requireNonNull(id, "id");
        requireNonNull(url, "url");
        requireNonNull(eventTypes, "eventTypes");
        requireNonNull(active, "active");
        requireNonNull(status, "status");
    }

    /** Whether it shows all of these settings that the service shows: the URL, the types of events, and whether it is active. */
    public boolean shows(SubscriptionSettings settings) {
        return url.contains(settings.url().toString())
                && eventTypes.exists(
                        types -> types.toSet().equals(settings.eventTypes().toSet()))
                && active.contains(settings.active());
    }
}
