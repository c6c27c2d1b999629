package dev.interventions.webhooks;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;

/**
 * An HTTP request to the address of the webhook.
 *
 * @param method as it was sent, such as {@code POST}
 * @param query the parameters of the query string, decoded; of several with the same name, any
 * @param secret the value of the header {@value #SECRET_HEADER}, if it was sent once
 * @param body the bytes of the body, none of which the caller has to read before: the receiver reads no more than its limit, and only from
 *     requests that bear the secret
 */
public record WebhookRequest(String method, Map<String, String> query, Option<String> secret, Body body) {

    /** The header that bears the secret. */
    public static final String SECRET_HEADER = "X-Dimelo-Secret";

    public WebhookRequest {
        requireNonNull(method, "method");
        requireNonNull(query, "query");
        requireNonNull(secret, "secret");
        requireNonNull(body, "body");
    }

    /** The secret is redacted. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + query.keySet() + "]";
    }

    /** The body of a request. */
    @FunctionalInterface
    public interface Body {
        /** The bytes; the server bounds the time of each read. */
        InputStream open() throws IOException;
    }
}
