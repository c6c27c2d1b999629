package dev.interventions.http.webhook;

import dev.interventions.domain.PageRequest;
import dev.interventions.domain.WebhookId;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.WebhookSecret;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The requests of the operations on webhooks. */
final class WebhookRequests {

    private static final String WEBHOOKS = "webhooks";

    private WebhookRequests() {}

    static WireRequest list(PageRequest page) {
        return WireRequest.of(
                Operation.LIST_WEBHOOKS,
                "GET",
                WEBHOOKS,
                List.of(
                        new Parameter("offset", Long.toString(page.offset())),
                        new Parameter("limit", Integer.toString(page.limit()))));
    }

    static WireRequest get(WebhookId id) {
        return WireRequest.about(Operation.GET_WEBHOOK, "GET", WEBHOOKS, id);
    }

    static WireRequest create(SubscriptionSettings settings) {
        return WireRequest.of(Operation.CREATE_WEBHOOK, "POST", WEBHOOKS, parameters(settings));
    }

    static WireRequest update(WebhookId id, SubscriptionSettings settings) {
        return WireRequest.about(Operation.UPDATE_WEBHOOK, "PUT", WEBHOOKS, id).with(parameters(settings));
    }

    static WireRequest delete(WebhookId id) {
        return WireRequest.about(Operation.DELETE_WEBHOOK, "DELETE", WEBHOOKS, id);
    }

    private static List<Parameter> parameters(SubscriptionSettings settings) {
        // A URL often has a token of the receiver in it.
        return List.of(Parameter.secret("url", settings.url().toString()))
                .appendAll(settings.eventTypes().toList().map(type -> new Parameter("registered_events[]", type)))
                .append(new Parameter("active", Boolean.toString(settings.active())))
                .appendAll(settings.name().map(name -> new Parameter("name", name)))
                .appendAll(secret("verify_token", settings.verifyToken()))
                .appendAll(secret("secret", settings.secret()));
    }

    private static Option<Parameter> secret(String name, Option<WebhookSecret> value) {
        return value.map(secret -> Parameter.secret(name, secret.reveal()));
    }
}
