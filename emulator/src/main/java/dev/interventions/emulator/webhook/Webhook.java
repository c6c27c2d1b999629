package dev.interventions.emulator.webhook;

import dev.interventions.domain.RegisteredWebhook;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.json.WireNames;
import io.vavr.collection.SortedSet;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;

/**
 * A registered webhook.
 *
 * @param owner the user whose request has created it; none if it was created by the control API or in Java
 * @param stagingUse whether it gets only events of the staging environment, of which the emulator has none
 * @param verifyToken the text that the handshake sends to the receiver
 * @param secret the value of the secret's header in each request; blank for no header
 * @param events the types of events that are posted to it
 */
public record Webhook(
        WebhookId id,
        Option<UserId> owner,
        URI url,
        Option<String> name,
        boolean active,
        boolean stagingUse,
        String verifyToken,
        String secret,
        SortedSet<String> events,
        Status status)
        implements RegisteredWebhook {

    /** The state of the handshake and of the deliveries (<em>choice</em>: the names are not documented). */
    enum Status {
        /** The handshake has not ended. */
        PENDING,
        VALID,
        /** The handshake has failed. */
        INVALID,
        /** Too many deliveries have failed. */
        PAUSED
    }

    Webhook with(WebhookDraft draft) {
        return new Webhook(
                id,
                owner,
                draft.url().getOrElse(url),
                draft.name().orElse(name),
                draft.active().getOrElse(active),
                draft.stagingUse().getOrElse(stagingUse),
                draft.verifyToken().getOrElse(verifyToken),
                draft.secret().getOrElse(secret),
                draft.events().getOrElse(events),
                status);
    }

    Webhook inState(boolean nowActive, Status newStatus) {
        return new Webhook(id, owner, url, name, nowActive, stagingUse, verifyToken, secret, events, newStatus);
    }

    /** Whether its receiver has to answer a new handshake after this change. */
    boolean needsHandshakeAfter(Webhook before) {
        return active
                && (!before.active
                        || !url.equals(before.url)
                        || !secret.equals(before.secret)
                        || !verifyToken.equals(before.verifyToken));
    }

    /** The record of the API, which doesn't show the secret. */
    public JsonObjectBuilder json() {
        JsonArrayBuilder types = Json.array();
        events.forEach(types::add);
        JsonObjectBuilder json = Json.object()
                .add("id", id.value())
                .add("active", active)
                .add("registered_events", types)
                .add("staging_use", stagingUse)
                .add("url", url.toString())
                .add("verify_token", verifyToken)
                .add("webhook_status", WireNames.of(status));
        name.forEach(text -> json.add("name", text));
        return json;
    }

    /** Without the verify token and the secret. */
    @Override
    public String toString() {
        return "webhook " + id.value() + " to " + url;
    }
}
