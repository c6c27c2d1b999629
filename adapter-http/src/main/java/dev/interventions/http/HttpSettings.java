package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.http.call.CallSettings;
import dev.interventions.http.connection.ConnectionSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.RequestHeader;
import dev.interventions.http.transport.TransportSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.CharBuffer;
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

    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    private static final Duration MAX_RETRY_AFTER = Duration.ofDays(1);

    /** Shorter than most servers keep an idle connection. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(30);

    private final Values values;

    private HttpSettings(Values values) {
        this.values = values;
    }

    /** The values of all settings. Only a new copy is changed, before it is shared. */
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
        private Option<PasswordAuthentication> proxyCredentials = Option.none();
        private Seq<RequestHeader> headers = List.empty();
        private Option<String> userAgentSuffix = Option.none();
        private Seq<HttpListener> listeners = List.empty();
        private Seq<AttemptInterceptor> interceptors = List.empty();

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
            proxyCredentials = other.proxyCredentials;
            headers = other.headers;
            userAgentSuffix = other.userAgentSuffix;
            listeners = other.listeners;
            interceptors = other.interceptors;
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
     * Settings for the account at this base URI, such as {@code https://ACCOUNT.api.digital.ringcentral.com/1.0}. A wrong path, such as one
     * without {@code /1.0}, isn't noticed here: list and create then fail with {@link dev.interventions.domain.Refused.EndpointNotFound},
     * while operations on an intervention don't find it.
     *
     * @param baseUri an absolute {@code https} URI without user, query and fragment; {@code http} to loopback hosts only
     * @param token supplies the access token; called once for each request, by the calling thread, so that tokens can be rotated. A token
     *     consists of visible ASCII characters. If it is empty or otherwise invalid, or if the supplier throws anything, the call ends
     *     before anything is sent. The error gives the reason, without words that look like a secret: those of 8 characters or more with a
     *     digit, and those of 20 or more without
     * @throws IllegalArgumentException if the base URI is not of that form
     */
    public static HttpSettings of(URI baseUri, Supplier<String> token) {
        return defaults(BaseUri.of(baseUri, Option.none()), token);
    }

    /**
     * Settings as {@link #of} gives them, for a base URI and a token from outside, such as environment variables, or an {@link
     * InvalidRequest} that says what is wrong with them.
     */
    public static Either<InterventionError, HttpSettings> parse(@Nullable String baseUri, @Nullable String token) {
        return BaseUri.parse(baseUri).flatMap(uri -> Token.parse(token).map(valid -> defaults(uri, valid::value)));
    }

    /**
     * Settings as {@link #of} gives them, which also allow plain {@code http} to this one host. The token and all responses can then be
     * read by everyone on the network path.
     *
     * @throws IllegalArgumentException if the base URI is not of that form, or is plain {@code http} to another host
     */
    public static HttpSettings allowingPlainHttpTo(String host, URI baseUri, Supplier<String> token) {
        return defaults(BaseUri.of(baseUri, Option.some(requireNonNull(host, "host"))), token);
    }

    /**
     * The same with another deadline for each call; 60 seconds by default. It includes waiting for the budget and for a connection, all
     * attempts, and looking up an outcome. A call ends at most 250 ms after its deadline. An attempt to write takes at most three quarters
     * of the remaining time, so that some is left for a look-up, unless each call sends one request ({@link #sendingOnce}). The host's
     * token supplier can't be interrupted at the deadline, nor can a budget of the host's that waits longer than requested.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpSettings withDeadline(Duration deadline) {
        valid(deadline, "deadline");
        return with(changed -> changed.deadline = deadline);
    }

    /** The same with another timeout for opening a connection; 5 seconds by default. */
    public HttpSettings withConnectTimeout(Duration timeout) {
        valid(timeout, "connect timeout");
        return with(changed -> changed.connectTimeout = timeout);
    }

    /** The same with another timeout for each part of a response; 30 seconds by default. */
    public HttpSettings withResponseTimeout(Duration timeout) {
        valid(timeout, "response timeout");
        return with(changed -> changed.responseTimeout = timeout);
    }

    /** The same with another timeout for getting a free connection; 10 seconds by default. */
    public HttpSettings withLeaseTimeout(Duration timeout) {
        valid(timeout, "lease timeout");
        return with(changed -> changed.leaseTimeout = timeout);
    }

    /**
     * The same with at most this many connections at a time; 20 by default. Further calls wait for a free connection. A connection that has
     * been idle for 30 seconds is closed at most 10 seconds later.
     */
    public HttpSettings withMaxConnections(int connections) {
        positive(connections, "connections");
        return with(changed -> changed.maxConnections = connections);
    }

    /**
     * The same with at most this many bytes in a response's body, both as received and after decoding; 8 MiB by default. A longer body is a
     * malformed response. A call keeps the body as it was received, and of the decoded content only the values that it returns: it needs
     * less than four times this number of bytes of heap, plus a few megabytes.
     */
    public HttpSettings withMaxBodyBytes(int bytes) {
        positive(bytes, "bytes of a body");
        return with(changed -> changed.maxBodyBytes = bytes);
    }

    /**
     * The same with another budget of requests. Each attempt needs a permit for the base URI's host and port ({@link #account}). By default
     * the budget is {@link SlidingWindowBudget#shared}: 500 attempts in every 60 seconds for each account, shared by all clients in this
     * JVM.
     */
    public HttpSettings withBudget(RequestBudget budget) {
        requireNonNull(budget, "budget");
        return with(changed -> changed.budget = budget);
    }

    /** The same, but a call ends at once if the budget has no request left. By default it waits, until its deadline at most. */
    public HttpSettings failingFastOverBudget() {
        return with(changed -> changed.waitsForBudget = false);
    }

    /**
     * The same, but calls that wait for the budget wait in this lane, {@link RequestBudget#DEFAULT_LANE} by default. Lanes are served in
     * turn, so that a batch of many calls in its own lane doesn't delay other calls for longer than it takes one request to become free.
     */
    public HttpSettings withLane(String lane) {
        requireNonNull(lane, "lane");
        return with(changed -> changed.lane = lane);
    }

    /**
     * The same, but a longer {@code Retry-After} of the service is treated as this; 5 minutes by default. After a 429 the budget pauses for
     * that time, and {@link dev.interventions.domain.Unavailable.RateLimited#retryAfter} gives it; after a 503 a read is retried after that
     * time, if its deadline allows.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 day
     */
    public HttpSettings withMaxRetryAfter(Duration retryAfter) {
        valid(retryAfter, "maximum Retry-After", MAX_RETRY_AFTER, "1 day");
        return with(changed -> changed.maxRetryAfter = retryAfter);
    }

    /** The same, but each call sends exactly one request: there are no retries, look-ups or explanations. */
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
     * The same, but the parameters of a write are sent in its body, as {@code application/x-www-form-urlencoded}, and not in the query
     * string. So customers' words in custom fields appear in no access log, and may be longer than a request line, which has at most 8192
     * bytes: without this setting, a write that needs more is refused before it is sent. Reads still use the query string, and so does
     * cancel, whose only parameter is the impersonated user.
     *
     * <p>The service documents parameters in the query string, but not whether it accepts them in a body; the emulator accepts both. If the
     * service ignores the body, a write ends with {@link dev.interventions.domain.EffectUnknown} or {@link
     * dev.interventions.domain.Refused}, since its response doesn't show the requested state.
     */
    public HttpSettings sendingWritesAsForm() {
        return with(changed -> changed.writesAsForm = true);
    }

    /** The same with the host's own trust and key material instead of the JVM's. The service's host name is verified either way. */
    public HttpSettings withSslContext(SSLContext context) {
        requireNonNull(context, "context");
        return with(changed -> changed.sslContext = Option.some(context));
    }

    /** The same through this HTTP proxy, without credentials. By default there is none; the JVM's system properties are ignored. */
    public HttpSettings withProxy(InetSocketAddress address) {
        return withProxy(address, Option.none());
    }

    /**
     * The same through this HTTP proxy, which authenticates its users by the scheme Basic. The credentials are sent to the proxy only,
     * over a connection that isn't encrypted, and are in no log and no error.
     *
     * @throws IllegalArgumentException if the user's name is empty or contains a colon, or if the name or password contains a control
     *     character
     */
    public HttpSettings withProxy(InetSocketAddress address, PasswordAuthentication credentials) {
        String user = credentials.getUserName();
        if (user.isEmpty() || user.indexOf(':') >= 0 || hasControls(user)) {
            throw new IllegalArgumentException(
                    "the name of the proxy's user must not be empty and have no colon or control character");
        }
        if (hasControls(CharBuffer.wrap(credentials.getPassword()))) {
            throw new IllegalArgumentException("the password of the proxy's user must have no control character");
        }
        return withProxy(address, Option.some(credentials));
    }

    private HttpSettings withProxy(InetSocketAddress address, Option<PasswordAuthentication> credentials) {
        requireNonNull(address, "address");
        return with(changed -> {
            changed.proxy = Option.some(address);
            changed.proxyCredentials = credentials;
        });
    }

    private static boolean hasControls(CharSequence text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /**
     * The same with this header on each request to the service, instead of an earlier one of this name. {@link #toString}, events and logs
     * don't show it.
     *
     * @throws IllegalArgumentException if the adapter sets this header itself ({@code Authorization}, {@code Host}, {@code Accept}, {@code
     *     User-Agent}, and those about the body or the connection), if the name is no name of a header, or if the value doesn't consist of
     *     visible ASCII characters with blanks only between them
     */
    public HttpSettings withHeader(String name, String value) {
        RequestHeader header = RequestHeader.parse(name, value)
                .getOrElseThrow((String defect) -> new IllegalArgumentException(defect));
        return with(changed -> changed.headers = changed.headers.append(header));
    }

    /**
     * The same with this text after the library's name in the header {@code User-Agent}, such as {@code desk/4.2 (support@acme.example)}.
     *
     * @throws IllegalArgumentException if it doesn't consist of visible ASCII characters with blanks only between them
     */
    public HttpSettings withUserAgentSuffix(String suffix) {
        if (!RequestHeader.isVisibleAscii(suffix)) {
            throw new IllegalArgumentException("the suffix of the User-Agent must consist of visible ASCII characters,"
                    + " with blanks only between them");
        }
        return with(changed -> changed.userAgentSuffix = Option.some(suffix));
    }

    /** The same with one more listener, which is notified of every call. By default there is none. */
    public HttpSettings addingListener(HttpListener listener) {
        requireNonNull(listener, "listener");
        return with(changed -> changed.listeners = changed.listeners.append(listener));
    }

    /** The same with one more interceptor, which is called around every attempt. By default there is none. */
    public HttpSettings addingInterceptor(AttemptInterceptor interceptor) {
        requireNonNull(interceptor, "interceptor");
        return with(changed -> changed.interceptors = changed.interceptors.append(interceptor));
    }

    private static void valid(Duration timeout, String name) {
        valid(timeout, name, MAX_TIMEOUT, "1 h");
    }

    private static void valid(Duration time, String name, Duration longest, String longestInWords) {
        if (time.compareTo(MIN_TIMEOUT) < 0 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "the " + name + " must be from 1 ms to " + longestInWords + ", but is " + time);
        }
    }

    private static void positive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "the maximum number of " + name + " must be at least 1, but is " + number);
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

    Seq<HttpListener> listeners() {
        return values.listeners;
    }

    Seq<AttemptInterceptor> interceptors() {
        return values.interceptors;
    }

    TransportSettings transportSettings() {
        return new TransportSettings(
                baseUri().uri(),
                maxBodyBytes(),
                writesAsForm(),
                values.headers,
                new ConnectionSettings(
                        connectTimeout(),
                        leaseTimeout(),
                        responseTimeout(),
                        MAX_IDLE,
                        maxConnections(),
                        sslContext(),
                        proxy(),
                        values.proxyCredentials,
                        values.userAgentSuffix));
    }

    CallSettings callSettings() {
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
     * The account of the {@link RequestBudget}: the base URI's host and port, such as {@code account.api.digital.ringcentral.com:443}.
     * Equivalent URIs have the same account.
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
