package dev.interventions.emulator;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.WebhookId;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.delivery.DeliveryAttempt;
import dev.interventions.emulator.delivery.DeliveryFault;
import dev.interventions.emulator.webhook.InterventionEvents;
import dev.interventions.emulator.webhook.Webhooks;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.URI;

/**
 * The webhooks of a tenant, and the faults that disturb their deliveries. A webhook that is registered here behaves as one that is
 * registered over HTTP, except that it belongs to no user, so every user sees it. Thread-safe.
 *
 * <p>Events are posted asynchronously, by a thread of the emulator, soon after the change.
 */
public final class EmulatorWebhooks {

    private final Webhooks webhooks;

    EmulatorWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * Registers a URL for the ten types of events of interventions. Nothing is posted before the receiver has answered the handshake. If it
     * doesn't, the webhook is disabled.
     *
     * @param secret the value of the header {@code X-Dimelo-Secret} of each request; blank for no header
     * @return the id of the webhook
     * @throws IllegalArgumentException if the URL is not of this machine, unless that is permitted ({@link
     *     EmulatorSettings#withRemoteWebhooks}), or if it is registered here already
     */
    public String register(URI url, String secret) {
        return register(url, secret, List.ofAll(InterventionEvents.TYPES));
    }

    /** The same for these types of events only, such as {@code intervention.closed}. */
    public String register(URI url, String secret, String firstType, String... otherTypes) {
        return register(url, secret, List.of(otherTypes).prepend(firstType));
    }

    private String register(URI url, String secret, List<String> types) {
        Parameters parameters = new Parameters(LinkedHashMap.of(
                "url",
                CustomFieldValue.of(url.toString()),
                "secret",
                CustomFieldValue.of(secret),
                "registered_events[]",
                CustomFieldValue.of(types)));
        return webhooks.create(parameters, Option.none())
                .getOrElseThrow(refusal -> new IllegalArgumentException(refusal.message()))
                .id()
                .value();
    }

    /**
     * Removes a webhook. Deliveries that wait for it are lost.
     *
     * @throws IllegalArgumentException if there is no webhook with this id
     */
    public void remove(String id) {
        webhooks.delete(WebhookId.of(id))
                .getOrElseThrow(() -> new IllegalArgumentException("there is no webhook " + id));
    }

    /** Plans a fault of the next deliveries. It takes effect after the faults that are planned already. */
    public void plan(DeliveryFault fault) {
        webhooks.plan(requireNonNull(fault, "fault"));
    }

    /** Removes all planned faults. Deliveries that they held are posted. */
    public void forgetFaults() {
        webhooks.forgetFaults();
    }

    /** The newest attempts to post a delivery whose outcome is known, at most 1000, the oldest first. */
    public Vector<DeliveryAttempt> attempts() {
        return webhooks.attempts();
    }
}
