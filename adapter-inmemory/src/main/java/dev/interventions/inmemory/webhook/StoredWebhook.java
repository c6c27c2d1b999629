package dev.interventions.inmemory.webhook;

import dev.interventions.domain.RegisteredWebhook;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.port.webhook.Subscription;
import dev.interventions.port.webhook.SubscriptionSettings;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.net.URI;

/** A webhook of the world. Settings that no operation shows, such as the secret, aren't stored: nothing is posted. */
public record StoredWebhook(WebhookId id, Option<UserId> owner, URI url, Set<String> eventTypes, boolean active)
        implements RegisteredWebhook {

    /** A new one of this user. */
    public static StoredWebhook of(WebhookId id, UserId owner, SubscriptionSettings settings) {
        return new StoredWebhook(id, Option.some(owner), settings.url(), settings.eventTypes(), settings.active());
    }

    public StoredWebhook with(SubscriptionSettings settings) {
        return new StoredWebhook(id, owner, settings.url(), settings.eventTypes(), settings.active());
    }

    @Override
    public boolean stagingUse() {
        return false;
    }

    /** As operations show it. */
    public Subscription shown() {
        return new Subscription(
                id, Option.some(url.toString()), Option.some(eventTypes), Option.some(active), Option.none());
    }
}
