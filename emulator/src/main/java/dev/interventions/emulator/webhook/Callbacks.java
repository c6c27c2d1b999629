package dev.interventions.emulator.webhook;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends requests to the URLs of webhooks, without blocking. It follows no redirect and uses no proxy. */
final class Callbacks {

    private static final String SECRET_HEADER = "X-Dimelo-Secret";
    private static final int OK = 200;
    private static final int MAX_CHALLENGE_BYTES = 1024;

    private final Duration timeout;

    /** @param timeout the maximum time for a whole response */
    Callbacks(Duration timeout) {
        this.timeout = timeout;
    }

    /** Created only when a webhook needs it, since starting it takes longer than a request. */
    private static final class Lazy {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /** Sends a challenge to the receiver, and returns whether the receiver sent it back. */
    CompletableFuture<Boolean> handshake(Webhook webhook, String challenge) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BodyHandler<Void> start = BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
            if (body.size() <= MAX_CHALLENGE_BYTES) {
                body.writeBytes(bytes);
            }
        }));
        return sent(request(webhook, handshakeUri(webhook, challenge)).GET(), start)
                .thenApply(response -> response.statusCode() == OK
                        && body.toString(StandardCharsets.UTF_8).equals(challenge))
                .exceptionally(failure -> false);
    }

    private static URI handshakeUri(Webhook webhook, String challenge) {
        URI url = webhook.url();
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(webhook.verifyToken(), StandardCharsets.UTF_8);
        String withoutFragment = url.toString().split("#", 2)[0];
        return URI.create(withoutFragment + (url.getRawQuery() == null ? "?" : "&") + query);
    }

    /** Posts a delivery. Completes with the status of the response, or exceptionally if there is none in time. */
    CompletableFuture<Integer> post(Webhook webhook, Delivery delivery) {
        HttpRequest.Builder request = request(webhook, webhook.url())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(delivery.body()));
        return sent(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static HttpRequest.Builder request(Webhook webhook, URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return webhook.secret().isEmpty() ? request : request.header(SECRET_HEADER, webhook.secret());
    }

    private <T> CompletableFuture<HttpResponse<T>> sent(HttpRequest.Builder request, BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> exchange =
                Lazy.CLIENT.sendAsync(request.timeout(timeout).build(), body);
        // The timeout of the request covers only the head of the response.
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> exchange.cancel(true));
    }
}
