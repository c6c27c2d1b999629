package dev.interventions.webhooks.delivery;

import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.Seq;

/**
 * The events of one request.
 *
 * @param events the events that can be stored
 * @param defects what is wrong with each of the others, in one sentence without any text of the request
 */
public record Delivery(Seq<WebhookEvent> events, Seq<String> defects) {}
