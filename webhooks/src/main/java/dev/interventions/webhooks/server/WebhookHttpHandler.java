package dev.interventions.webhooks.server;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookRequest;
import dev.interventions.webhooks.WebhookResponse;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A receiver as a handler of the JDK's {@link com.sun.net.httpserver.HttpServer}. That server limits the time of a request only by the
 * system property {@code sun.net.httpserver.maxReqTime}, in seconds, and not by default. Set it, and give the server an executor with
 * several threads.
 */
public final class WebhookHttpHandler implements HttpHandler {

    private final WebhookReceiver receiver;

    public WebhookHttpHandler(WebhookReceiver receiver) {
        this.receiver = requireNonNull(receiver, "receiver");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WebhookResponse response = receiver.receive(new WebhookRequest(
                    exchange.getRequestMethod(), query(exchange), secret(exchange), exchange::getRequestBody));
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            // Newer JDKs would keep the response until they have read the rest of the request, which may never come.
            exchange.getResponseBody().flush();
        }
    }

    private static Option<String> secret(HttpExchange exchange) {
        List<String> values = exchange.getRequestHeaders().getOrDefault(WebhookRequest.SECRET_HEADER, List.of());
        return values.size() == 1 ? Option.some(values.get(0)) : Option.none();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> parameters = HashMap.empty();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters = equals < 0
                        ? parameters.put(decoded(pair), "")
                        : parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
