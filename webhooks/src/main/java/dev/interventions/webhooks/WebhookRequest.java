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
 * @param query the decoded parameters of the query string; if a name occurs several times, any one of its values
 * @param secret the value of the header {@value #SECRET_HEADER} if it was sent exactly once, else none
 * @param body the body, not read yet: the receiver reads no more than its limit, and only if the secret is right
 */
public record WebhookRequest(String method, Map<String, String> query, Option<String> secret, Body body) {

    /** The header that carries the secret. */
    public static final String SECRET_HEADER = "X-Dimelo-Secret";

    public WebhookRequest {
        requireNonNull(method, "method");
        requireNonNull(query, "query");
        requireNonNull(secret, "secret");
        requireNonNull(body, "body");
    }

    /** Without the secret and the values of the parameters. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + query.keySet() + "]";
    }

    /** The body of a request. */
    @FunctionalInterface
    public interface Body {
        /** Opens the body. The receiver closes the stream. The server has to limit the time of each read. */
        InputStream open() throws IOException;
    }
}
