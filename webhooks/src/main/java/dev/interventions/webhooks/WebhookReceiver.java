package dev.interventions.webhooks;

import static java.util.Objects.requireNonNull;

import dev.interventions.webhooks.WebhookOutcome.Handshake;
import dev.interventions.webhooks.WebhookOutcome.NotStored;
import dev.interventions.webhooks.WebhookOutcome.Rejected;
import dev.interventions.webhooks.WebhookOutcome.Stored;
import dev.interventions.webhooks.delivery.Delivery;
import dev.interventions.webhooks.delivery.DeliveryReader;
import dev.interventions.webhooks.store.EventStore;
import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Checks the requests to a webhook, stores the events of deliveries, and decides the response. A delivery is acknowledged with status 200
 * if and only if all its events are in the store. So no acknowledged event is lost, and the platform never waits for the host's own work.
 * This class opens no port: {@link dev.interventions.webhooks.server} has handlers for HTTP servers.
 *
 * <p>The checks are made in this order: the method (405), the secret (401, before a byte of the body is read), the length of the body
 * (413), its form (400), the store (503). A body that takes longer than 30 seconds is rejected (408). The time is checked after each read,
 * so a read that returns no byte has to be ended by the server's own timeout.
 *
 * <p>Thread-safe. Memory per request is bounded by the limit for bodies: it holds one body and the events that are parsed from it.
 */
public final class WebhookReceiver {

    private static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;
    private static final int HIGHEST_MAX_BODY_BYTES = 64 * 1024 * 1024;
    private static final int MAX_CHALLENGE_LENGTH = 1_000;
    private static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 8 * 1024;

    private final EventStore store;
    private final WebhookSecrets secrets;
    private final int maxBodyBytes;
    private final Duration bodyTimeout;
    private final Runnable afterStoring;
    private final DeliveryReader reader;

    private WebhookReceiver(
            EventStore store,
            WebhookSecrets secrets,
            int maxBodyBytes,
            Duration bodyTimeout,
            Runnable afterStoring,
            DeliveryReader reader) {
        this.store = store;
        this.secrets = secrets;
        this.maxBodyBytes = maxBodyBytes;
        this.bodyTimeout = bodyTimeout;
        this.afterStoring = afterStoring;
        this.reader = reader;
    }

    /** A receiver that accepts bodies of at most 1 MiB. */
    public static WebhookReceiver of(EventStore store, WebhookSecrets secrets) {
        return new WebhookReceiver(
                requireNonNull(store, "store"),
                requireNonNull(secrets, "secrets"),
                DEFAULT_MAX_BODY_BYTES,
                DEFAULT_BODY_TIMEOUT,
                () -> {},
                new DeliveryReader());
    }

    /**
     * The same receiver with another limit for bodies.
     *
     * @throws IllegalArgumentException if the limit is not positive, or more than 64 MiB
     */
    public WebhookReceiver withMaxBodyBytes(int limit) {
        if (limit < 1 || limit > HIGHEST_MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "the limit for bodies must be 1 to " + HIGHEST_MAX_BODY_BYTES + " bytes, but is " + limit);
        }
        return new WebhookReceiver(store, secrets, limit, bodyTimeout, afterStoring, reader);
    }

    /**
     * The same receiver with another limit for the time in which a body has to arrive.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WebhookReceiver withBodyTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout of a body must be positive, but is " + timeout);
        }
        return new WebhookReceiver(store, secrets, maxBodyBytes, timeout, afterStoring, reader);
    }

    /**
     * The same receiver, which runs an action after new events have been stored, for example {@link EventDispatcher#wakeUp}. The action
     * runs on the thread of the request, before the response. It must not block or throw.
     */
    public WebhookReceiver notifying(Runnable action) {
        return new WebhookReceiver(store, secrets, maxBodyBytes, bodyTimeout, requireNonNull(action, "action"), reader);
    }

    /**
     * Processes a request and returns the response to send. When this returns status 200 for a delivery, its events have been stored.
     *
     * @throws IOException if the body can't be read to its end; nothing was stored
     */
    public WebhookResponse receive(WebhookRequest request) throws IOException {
        boolean isDelivery = request.method().equals("POST");
        if (!isDelivery && !request.method().equals("GET")) {
            return rejected(405, "the webhook accepts GET and POST");
        }
        if (!secrets.accept(request.secret())) {
            return rejected(401, "the request doesn't have the secret in the header " + WebhookRequest.SECRET_HEADER);
        }
        return isDelivery ? delivery(request) : handshake(request);
    }

    private static WebhookResponse handshake(WebhookRequest request) {
        return request.query()
                .get("hub.challenge")
                .filter(challenge -> request.query().get("hub.mode").contains("subscribe"))
                .filter(challenge -> challenge.length() <= MAX_CHALLENGE_LENGTH)
                .map(challenge -> new WebhookResponse(200, challenge, new Handshake()))
                .getOrElse(() -> rejected(400, "a GET needs hub.mode=subscribe and a hub.challenge"));
    }

    private WebhookResponse delivery(WebhookRequest request) throws IOException {
        try (InputStream in = request.body().open()) {
            return body(in).fold(
                            rejected -> rejected,
                            body -> reader.read(body).fold(defect -> rejected(400, defect), this::store));
        }
    }

    /** Reads in parts, to check length and time after each: a sender could send single bytes for hours. */
    private Either<WebhookResponse, byte[]> body(InputStream in) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        int read;
        while ((read = in.read(buffer, 0, Math.min(BUFFER_BYTES, maxBodyBytes + 1 - body.size()))) >= 0) {
            body.write(buffer, 0, read);
            if (body.size() > maxBodyBytes) {
                return Either.left(rejected(413, "the body is longer than " + maxBodyBytes + " bytes"));
            }
            if (System.nanoTime() - begin > bodyTimeout.toNanos()) {
                return Either.left(rejected(408, "the body didn't arrive within " + bodyTimeout.toSeconds() + " s"));
            }
        }
        return Either.right(body.toByteArray());
    }

    private WebhookResponse store(Delivery delivery) {
        return store.add(delivery.events())
                .peek(this::announce)
                .fold(failure -> notStored(503, failure.message()), added -> stored(delivery, added));
    }

    private void announce(int added) {
        if (added > 0) {
            afterStoring.run();
        }
    }

    private static WebhookResponse stored(Delivery delivery, int added) {
        return delivery.defects().isEmpty()
                ? new WebhookResponse(
                        200, "", new Stored(added, delivery.events().size() - added))
                : notStored(400, delivery.defects().mkString("; "));
    }

    private static WebhookResponse rejected(int status, String reason) {
        return new WebhookResponse(status, reason, new Rejected(reason));
    }

    /** The reason isn't sent: the platform has no use for it, and it may reveal details of the store. */
    private static WebhookResponse notStored(int status, String reason) {
        return new WebhookResponse(status, "not all events could be stored", new NotStored(reason));
    }
}
