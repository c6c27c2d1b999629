package dev.interventions.spring.boot.webhooks;

import dev.interventions.spring.boot.property.InvalidPropertyException;
import dev.interventions.webhooks.WebhookSecrets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where webhooks are received, and how their events are dispatched. They take effect if there is an EventStore bean.
 *
 * @param path of the webhook's address, within the servlet context
 * @param secret that the platform sends in X-Dimelo-Secret
 * @param previousSecret that is accepted too, while the secret is replaced
 * @param maxBodySize of a delivery
 * @param threads that call the InterventionHandler bean
 * @param interval at which due events are looked for when no delivery comes
 */
@ConfigurationProperties(WebhooksProperties.PREFIX)
record WebhooksProperties(
        @DefaultValue("/webhooks/interventions") String path,
        @Nullable String secret,
        @Nullable String previousSecret,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("1") int threads,
        @DefaultValue("10s") Duration interval) {

    static final String PREFIX = "interventions.webhooks";

    /** @throws InvalidPropertyException if there is no secret, or the platform would refuse it */
    WebhookSecrets secrets() {
        if (secret == null) {
            throw new InvalidPropertyException(
                    PREFIX + ".secret",
                    "there is an EventStore bean, and no secret by which deliveries are recognized",
                    "Set it to the secret of the subscription, or define a bean of WebhookSecrets.");
        }
        return InvalidPropertyException.created(
                PREFIX + ".secret",
                () -> previousSecret == null ? WebhookSecrets.of(secret) : WebhookSecrets.of(secret, previousSecret));
    }

    /** The secrets are redacted. */
    @Override
    public String toString() {
        return "WebhooksProperties[" + path + "]";
    }
}
