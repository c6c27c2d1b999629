/**
 * Receives webhooks: a {@link dev.interventions.webhooks.WebhookReceiver} verifies and stores deliveries, and an
 * {@link dev.interventions.webhooks.EventDispatcher} passes their events to the host.
 */
@NullMarked
package dev.interventions.webhooks;

import org.jspecify.annotations.NullMarked;
