package dev.interventions.webhooks.delivery;

import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.Seq;

/**
 * The events of one request.
 *
 * @param events those that can be stored
 * @param defects of the others, one sentence each
 */
public record Delivery(Seq<WebhookEvent> events, Seq<String> defects) {}
