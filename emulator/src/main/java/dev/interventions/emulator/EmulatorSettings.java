package dev.interventions.emulator;

import static java.util.Objects.requireNonNull;

import dev.interventions.emulator.journal.JournalEntry;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an {@link EngageEmulator}: its address, its limits, the size of its journal, and its behavior where the service's
 * documentation is open or contradicts itself. Immutable.
 */
public final class EmulatorSettings {

    private static final int MAX_PORT = 65_535;
    private static final Duration MAX_LATENCY = Duration.ofSeconds(20);
    private static final EmulatorSettings DEFAULTS = new EmulatorSettings(new Values());

    private final Values values;

    private EmulatorSettings(Values values) {
        this.values = values;
    }

    /** The values. An instance is changed only in {@link #with}, before it is published. */
    private static final class Values {
        private String host = "127.0.0.1";
        private int port;
        private boolean createAnswersPage;
        private Set<RecordVariant> recordVariants = HashSet.empty();
        private Option<Integer> requestsPerMinute = Option.none();
        private String openedText = "Opened";
        private String closedText = "Closed";
        private int journalOf = 1000;
        private Duration headTimeout = Duration.ofSeconds(5);
        private Duration bodyTimeout = Duration.ofSeconds(5);
        private Duration latency = Duration.ZERO;
        private boolean allowsRemoteWebhooks;
        private Duration webhookTimeout = Duration.ofSeconds(5);
        private Consumer<JournalEntry> requestListener = entry -> {};

        private Values() {}

        private Values(Values other) {
            host = other.host;
            port = other.port;
            createAnswersPage = other.createAnswersPage;
            recordVariants = other.recordVariants;
            requestsPerMinute = other.requestsPerMinute;
            openedText = other.openedText;
            closedText = other.closedText;
            journalOf = other.journalOf;
            headTimeout = other.headTimeout;
            bodyTimeout = other.bodyTimeout;
            latency = other.latency;
            allowsRemoteWebhooks = other.allowsRemoteWebhooks;
            webhookTimeout = other.webhookTimeout;
            requestListener = other.requestListener;
        }
    }

    private EmulatorSettings with(Consumer<Values> change) {
        Values changed = new Values(values);
        change.accept(changed);
        return new EmulatorSettings(changed);
    }

    /**
     * 127.0.0.1 and a free port, create responding with an intervention, no variants of records, no limit of requests, English status
     * texts, a journal of the newest 1000 requests, and 5 seconds each for a request's head and body.
     */
    public static EmulatorSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another address or host name of this machine. Unless it is a loopback address, other machines can connect. */
    public EmulatorSettings withHost(String newHost) {
        if (newHost.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        return with(changed -> changed.host = newHost);
    }

    /**
     * The same with another port; 0 for a free one.
     *
     * @throws IllegalArgumentException if it is not from 0 to 65535
     */
    public EmulatorSettings withPort(int newPort) {
        if (newPort < 0 || newPort > MAX_PORT) {
            throw new IllegalArgumentException("port must be from 0 to " + MAX_PORT + ", but is " + newPort);
        }
        return with(changed -> changed.port = newPort);
    }

    /**
     * The same, where create responds with a page that holds the intervention (true), as in older documentation, or with the intervention.
     */
    public EmulatorSettings withCreateAnswersPage(boolean newCreateAnswersPage) {
        return with(changed -> changed.createAnswersPage = newCreateAnswersPage);
    }

    /** The same with these variants of records and no others. Any of them can be combined. */
    public EmulatorSettings withRecordVariants(RecordVariant... variants) {
        return with(changed -> changed.recordVariants = HashSet.of(variants));
    }

    /** The same with one more variant of records. */
    EmulatorSettings addingRecordVariant(RecordVariant variant) {
        return with(changed -> changed.recordVariants = changed.recordVariants.add(variant));
    }

    /**
     * The same with a limit of requests: beyond this many in any 60 seconds of the world's clock, the response is the documented 429.
     * Requests that are refused for their token or by the limit itself don't count; all others count, whatever their outcome. A frozen
     * clock moves only by {@code World.advance} or {@code POST /_emulator/clock}.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public EmulatorSettings withRequestsPerMinute(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("requests per minute must be at least 1, but are " + limit);
        }
        return with(changed -> changed.requestsPerMinute = Option.some(limit));
    }

    /** The same with other texts in the field {@code status}, such as {@code Ouverte} and {@code Fermée}. */
    public EmulatorSettings withStatusTexts(String opened, String closed) {
        requireNonNull(opened, "opened");
        requireNonNull(closed, "closed");
        return with(changed -> {
            changed.openedText = opened;
            changed.closedText = closed;
        });
    }

    /**
     * The same with a journal ({@link EngageEmulator#journal}) that keeps the newest requests, at most this many; 0 keeps none.
     *
     * @throws IllegalArgumentException if it is less than 0
     */
    public EmulatorSettings withJournalOf(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("requests in the journal must be at least 0, but are " + requests);
        }
        return with(changed -> changed.journalOf = requests);
    }

    /**
     * The same with another limit for the real time from a request's first byte to the end of its head. Beyond it, the response is a 408
     * and the connection is closed.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EmulatorSettings withHeadTimeout(Duration timeout) {
        requirePositive(timeout, "head timeout");
        return with(changed -> changed.headTimeout = timeout);
    }

    /**
     * The same with another limit for the real time from the end of a request's head to the end of its body. Beyond it, the response is a
     * 408 and the connection is closed.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EmulatorSettings withBodyTimeout(Duration timeout) {
        requirePositive(timeout, "body timeout");
        return with(changed -> changed.bodyTimeout = timeout);
    }

    /**
     * The same with a latency: each operation is delayed by this real time. A close or cancel holds the service's lock on its intervention
     * for this time, so that a second one gets a 409. Requests that are refused for their token, rate or impersonation are not delayed.
     *
     * @throws IllegalArgumentException if it is negative, or longer than 20 seconds
     */
    public EmulatorSettings withLatency(Duration latency) {
        if (latency.isNegative() || latency.compareTo(MAX_LATENCY) > 0) {
            throw new IllegalArgumentException("latency must be from 0 to 20 seconds, but is " + latency);
        }
        return with(changed -> changed.latency = latency);
    }

    /**
     * The same with a listener, which replaces an earlier one. It is called for each request to the API when its outcome is known, before
     * the response is sent, on the thread that handles the request.
     */
    public EmulatorSettings withRequestListener(Consumer<JournalEntry> listener) {
        requireNonNull(listener, "listener");
        return with(changed -> changed.requestListener = listener);
    }

    /**
     * The same, where webhooks may have URLs of other machines (true), or only of this one: {@code localhost}, 127.0.0.1 or [::1]. If they
     * may, anybody who can reach the emulator can make it send requests to any machine that it can reach.
     */
    public EmulatorSettings withRemoteWebhooks(boolean allowed) {
        return with(changed -> changed.allowsRemoteWebhooks = allowed);
    }

    /**
     * The same with another limit for the real time in which the receiver of a webhook has to respond; 5 seconds by default. A later
     * response counts as an error, and the delivery is posted again.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public EmulatorSettings withWebhookTimeout(Duration timeout) {
        requirePositive(timeout, "webhook timeout");
        return with(changed -> changed.webhookTimeout = timeout);
    }

    private static void requirePositive(Duration time, String name) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + time);
        }
    }

    /** Whether only this machine can connect; false for a name that can't be resolved. */
    boolean isLoopback() {
        @Nullable InetAddress address = new InetSocketAddress(values.host, values.port).getAddress();
        return address != null && address.isLoopbackAddress();
    }

    Duration latency() {
        return values.latency;
    }

    boolean allowsRemoteWebhooks() {
        return values.allowsRemoteWebhooks;
    }

    Duration webhookTimeout() {
        return values.webhookTimeout;
    }

    Consumer<JournalEntry> requestListener() {
        return values.requestListener;
    }

    Duration headTimeout() {
        return values.headTimeout;
    }

    Duration bodyTimeout() {
        return values.bodyTimeout;
    }

    String host() {
        return values.host;
    }

    int port() {
        return values.port;
    }

    boolean createAnswersPage() {
        return values.createAnswersPage;
    }

    Set<RecordVariant> recordVariants() {
        return values.recordVariants;
    }

    Option<Integer> requestsPerMinute() {
        return values.requestsPerMinute;
    }

    String openedText() {
        return values.openedText;
    }

    String closedText() {
        return values.closedText;
    }

    int journalOf() {
        return values.journalOf;
    }
}
