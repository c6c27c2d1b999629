package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.http.call.CallSettings;
import dev.interventions.http.connection.ConnectionSettings;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.TransportSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link EngageClient} reaches the service. Everything but the base URI and the token has a default that is suitable for
 * production. Immutable.
 */
public final class HttpSettings {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    /** Shorter than servers wait as a rule. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private final Values values;

    private HttpSettings(Values values) {
        this.values = values;
    }

    /** What there is to set; a copy is changed before anyone else sees it. */
    private static final class Values {
        private final BaseUri baseUri;
        private final Supplier<String> token;
        private Duration deadline = Duration.ofSeconds(60);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration responseTimeout = Duration.ofSeconds(30);
        private Duration leaseTimeout = Duration.ofSeconds(10);
        private int maxConnections = 20;
        private int maxBodyBytes = 8 * 1024 * 1024;
        private RequestBudget budget = SlidingWindowBudget.shared();
        private boolean waitsForBudget = true;
        private String lane = RequestBudget.DEFAULT_LANE;
        private Duration maxRetryAfter = Duration.ofMinutes(5);
        private boolean sendsOnce;
        private boolean explainsRefusals = true;
        private boolean writesAsForm;
        private Option<SSLContext> sslContext = Option.none();
        private Option<InetSocketAddress> proxy = Option.none();
        private Option<HttpListener> listener = Option.none();

        private Values(BaseUri baseUri, Supplier<String> token) {
            this.baseUri = baseUri;
            this.token = requireNonNull(token, "token");
        }

        private Values(Values other) {
            baseUri = other.baseUri;
            token = other.token;
            deadline = other.deadline;
            connectTimeout = other.connectTimeout;
            responseTimeout = other.responseTimeout;
            leaseTimeout = other.leaseTimeout;
            maxConnections = other.maxConnections;
            maxBodyBytes = other.maxBodyBytes;
            budget = other.budget;
            waitsForBudget = other.waitsForBudget;
            lane = other.lane;
            maxRetryAfter = other.maxRetryAfter;
            sendsOnce = other.sendsOnce;
            explainsRefusals = other.explainsRefusals;
            writesAsForm = other.writesAsForm;
            sslContext = other.sslContext;
            proxy = other.proxy;
            listener = other.listener;
        }
    }

    private static HttpSettings defaults(BaseUri baseUri, Supplier<String> token) {
        return new HttpSettings(new Values(baseUri, token));
    }

    private HttpSettings with(Consumer<Values> change) {
        Values changed = new Values(values);
        change.accept(changed);
        return new HttpSettings(changed);
    }

    /**
     * Settings for the account at this base URI, such as {@code https://ACCOUNT.api.digital.ringcentral.com/1.0}. A wrong path, as
     * one without {@code /1.0}, isn't noticed here: list and create are then {@link
     * dev.interventions.domain.Refused.EndpointNotFound}, while operations on an intervention say that they don't find it.
     *
     * @param baseUri an absolute {@code https} URI without user, query and fragment; {@code http} to loopback hosts only
     * @param token gives the access token; asked once for each request, by the calling thread, so that tokens can be rotated. A
     *     token is made of visible ASCII characters. An empty or otherwise unfit token, or a supplier that throws, whatever it
     *     throws, makes the call end before anything is sent. The error says why, without what looks like a secret: words of 8
     *     characters or more with a digit, and of 20 or more without
     * @throws IllegalArgumentException if the base URI is not of that form
     */
    public static HttpSettings of(URI baseUri, Supplier<String> token) {
        return defaults(BaseUri.of(baseUri, Option.none()), token);
    }

    /**
     * Settings as {@link #of} gives them, for a base URI and a token from outside, such as environment variables; {@link
     * InvalidRequest} says what is wrong with them.
     */
    public static Either<InterventionError, HttpSettings> parse(@Nullable String baseUri, @Nullable String token) {
        return BaseUri.parse(baseUri).flatMap(uri -> Token.parse(token).map(valid -> defaults(uri, valid::value)));
    }

    /**
     * Settings as {@link #of} gives them, which allow plain {@code http} to the one host that is named here. Token and responses
     * can then be read by everyone on the way.
     *
     * @throws IllegalArgumentException if the base URI is not of that form, or is plain {@code http} to yet another host
     */
    public static HttpSettings allowingPlainHttpTo(String host, URI baseUri, Supplier<String> token) {
        return defaults(BaseUri.of(baseUri, Option.some(requireNonNull(host, "host"))), token);
    }

    /**
     * The same with another deadline for each call, 60 seconds by default: waiting for the budget and for a connection, all
     * attempts, reading and finding out an outcome included. A call ends at most 250 ms later. An attempt to write takes at most
     * three quarters of the time that is left, so that there is some for finding out, unless each call sends one request ({@link
     * #sendingOnce}). Two things are the host's and can't be cut: its token supplier, and a budget of its own that waits longer than
     * it was told to.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpSettings withDeadline(Duration deadline) {
        valid(deadline, "deadline");
        return with(changed -> changed.deadline = deadline);
    }

    /** The same with another time to wait for a connection to be made; 5 seconds by default. */
    public HttpSettings withConnectTimeout(Duration timeout) {
        valid(timeout, "connect timeout");
        return with(changed -> changed.connectTimeout = timeout);
    }

    /** The same with another time to wait for each next piece of a response; 30 seconds by default. */
    public HttpSettings withResponseTimeout(Duration timeout) {
        valid(timeout, "response timeout");
        return with(changed -> changed.responseTimeout = timeout);
    }

    /** The same with another time to wait for one of the connections to be free; 10 seconds by default. */
    public HttpSettings withLeaseTimeout(Duration timeout) {
        valid(timeout, "lease timeout");
        return with(changed -> changed.leaseTimeout = timeout);
    }

    /**
     * The same with at most this many connections at a time, 20 by default; further calls wait for one to be free. A connection that no
     * call has used for 30 seconds is closed at most 10 seconds later.
     */
    public HttpSettings withMaxConnections(int connections) {
        positive(connections, "connections");
        return with(changed -> changed.maxConnections = connections);
    }

    /**
     * The same with at most this many bytes in a response's body, as it is received and after decoding; 8 MiB by default. More is a
     * malformed response. A call keeps the body as it was received, and of the decoded content only the values that it gives back:
     * it needs less than four times this number of bytes of heap, and a few megabytes.
     */
    public HttpSettings withMaxBodyBytes(int bytes) {
        positive(bytes, "bytes of a body");
        return with(changed -> changed.maxBodyBytes = bytes);
    }

    /**
     * The same with another budget of requests, which is asked before each attempt for the base URI's host and port. By default it is 500
     * attempts in every 60 seconds, for all adapters of one host in this JVM together: {@link SlidingWindowBudget#shared}.
     */
    public HttpSettings withBudget(RequestBudget budget) {
        requireNonNull(budget, "budget");
        return with(changed -> changed.budget = budget);
    }

    /** The same, but a call for which the budget has no request left ends at once; by default it waits, as long as its deadline lets it. */
    public HttpSettings failingFastOverBudget() {
        return with(changed -> changed.waitsForBudget = false);
    }

    /**
     * The same, but calls that wait for the budget wait in this lane of it, {@link RequestBudget#DEFAULT_LANE} by default. Lanes are
     * served in turn, so that the many calls of a batch, in a lane of their own, don't delay others for longer than one request takes
     * to become free.
     */
    public HttpSettings withLane(String lane) {
        requireNonNull(lane, "lane");
        return with(changed -> changed.lane = lane);
    }

    /**
     * The same, but a {@code Retry-After} of the service that is longer than this counts as this; 5 minutes by default. After a 429 the
     * budget pauses for that long, and {@link dev.interventions.domain.Unavailable.RateLimited#retryAfter} says so; after a 503 a read
     * waits for that long before it is tried again, if its deadline leaves so much time.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 day
     */
    public HttpSettings withMaxRetryAfter(Duration retryAfter) {
        valid(retryAfter, "greatest Retry-After", LONGEST_RETRY_AFTER, "1 day");
        return with(changed -> changed.maxRetryAfter = retryAfter);
    }

    /** The same, but each call sends exactly one request: nothing is tried again, looked for or explained. */
    public HttpSettings sendingOnce() {
        return with(changed -> {
            changed.sendsOnce = true;
            changed.explainsRefusals = false;
        });
    }

    /** The same, but a refusal to close or cancel is not explained by reading the intervention. */
    public HttpSettings withoutExplanations() {
        return with(changed -> changed.explainsRefusals = false);
    }

    /**
     * The same, but the parameters of a write travel in its body, as {@code application/x-www-form-urlencoded}, and not in the query
     * string. So customers' words in custom fields get into no access log on the way, and may be longer than a request line, which
     * has at most 8192 bytes: a write that needs more is refused before it is sent unless this is set. Reads go on having a query
     * string, and so does cancel, whose only parameter is the impersonated user.
     *
     * <p>The service documents parameters in the query string, and not whether it takes them in a body; the emulator takes both.
     * Should the service ignore the body, a write ends in {@link dev.interventions.domain.EffectUnknown} or in {@link
     * dev.interventions.domain.Refused}, since its response doesn't show what was asked for.
     */
    public HttpSettings sendingWritesAsForm() {
        return with(changed -> changed.writesAsForm = true);
    }

    /** The same with the host's own trust and key material, in place of the JVM's. The service's host name is checked either way. */
    public HttpSettings withSslContext(SSLContext context) {
        requireNonNull(context, "context");
        return with(changed -> changed.sslContext = Option.some(context));
    }

    /** The same through this HTTP proxy; none by default, whatever the JVM's system properties say. */
    public HttpSettings withProxy(InetSocketAddress address) {
        requireNonNull(address, "address");
        return with(changed -> changed.proxy = Option.some(address));
    }

    /** The same with this listener, which is notified of every call and can harm none; by default there is none. */
    public HttpSettings withListener(HttpListener listener) {
        requireNonNull(listener, "listener");
        return with(changed -> changed.listener = Option.some(listener));
    }

    private static void valid(Duration timeout, String name) {
        valid(timeout, name, LONGEST_TIMEOUT, "1 h");
    }

    private static void valid(Duration time, String name, Duration longest, String longestInWords) {
        if (time.compareTo(SHORTEST_TIMEOUT) < 0 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "the " + name + " must be from 1 ms to " + longestInWords + ", but is " + time);
        }
    }

    private static void positive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "the greatest number of " + name + " must be at least 1, but is " + number);
        }
    }

    BaseUri baseUri() {
        return values.baseUri;
    }

    Supplier<String> token() {
        return values.token;
    }

    Duration deadline() {
        return values.deadline;
    }

    Duration connectTimeout() {
        return values.connectTimeout;
    }

    Duration responseTimeout() {
        return values.responseTimeout;
    }

    Duration leaseTimeout() {
        return values.leaseTimeout;
    }

    int maxConnections() {
        return values.maxConnections;
    }

    int maxBodyBytes() {
        return values.maxBodyBytes;
    }

    RequestBudget budget() {
        return values.budget;
    }

    boolean waitsForBudget() {
        return values.waitsForBudget;
    }

    String lane() {
        return values.lane;
    }

    Duration maxRetryAfter() {
        return values.maxRetryAfter;
    }

    boolean sendsOnce() {
        return values.sendsOnce;
    }

    boolean writesAsForm() {
        return values.writesAsForm;
    }

    boolean explainsRefusals() {
        return values.explainsRefusals;
    }

    Option<SSLContext> sslContext() {
        return values.sslContext;
    }

    Option<InetSocketAddress> proxy() {
        return values.proxy;
    }

    Option<HttpListener> listener() {
        return values.listener;
    }

    TransportSettings ofTransport() {
        return new TransportSettings(
                baseUri().uri(),
                maxBodyBytes(),
                writesAsForm(),
                new ConnectionSettings(
                        connectTimeout(),
                        leaseTimeout(),
                        responseTimeout(),
                        LONGEST_IDLE,
                        maxConnections(),
                        sslContext(),
                        proxy()));
    }

    CallSettings ofCalls() {
        return new CallSettings(
                deadline(),
                token(),
                budget(),
                account(),
                lane(),
                waitsForBudget(),
                maxRetryAfter(),
                sendsOnce(),
                explainsRefusals());
    }

    /**
     * What the {@link RequestBudget} is asked for: the base URI's host and port, such as {@code
     * account.api.digital.ringcentral.com:443}, the same for all ways to write them.
     */
    public String account() {
        return baseUri().hostAndPort();
    }

    /** The base URI and the limits, without the token. */
    @Override
    public String toString() {
        return "HttpSettings[" + baseUri().uri() + ", deadline " + deadline() + ", connect " + connectTimeout()
                + ", response " + responseTimeout() + ", lease " + leaseTimeout() + ", " + maxConnections()
                + " connections, " + maxBodyBytes() + " bytes]";
    }
}
