package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused.InvalidRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How {@link HttpInterventions} reaches the service. Everything but the base URI and the token has a default that is fit for
 * production. Immutable.
 */
public final class HttpSettings {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LEASE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final int MAX_CONNECTIONS = 20;
    private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private final BaseUri baseUri;
    private final Supplier<String> token;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final Duration leaseTimeout;
    private final int maxConnections;
    private final int maxBodyBytes;
    private final Option<SSLContext> sslContext;
    private final Option<InetSocketAddress> proxy;

    private HttpSettings(
            BaseUri baseUri,
            Supplier<String> token,
            Duration connectTimeout,
            Duration responseTimeout,
            Duration leaseTimeout,
            int maxConnections,
            int maxBodyBytes,
            Option<SSLContext> sslContext,
            Option<InetSocketAddress> proxy) {
        this.baseUri = baseUri;
        this.token = requireNonNull(token, "token");
        this.connectTimeout = connectTimeout;
        this.responseTimeout = responseTimeout;
        this.leaseTimeout = leaseTimeout;
        this.maxConnections = maxConnections;
        this.maxBodyBytes = maxBodyBytes;
        this.sslContext = sslContext;
        this.proxy = proxy;
    }

    private static HttpSettings defaults(BaseUri baseUri, Supplier<String> token) {
        return new HttpSettings(
                baseUri,
                token,
                CONNECT_TIMEOUT,
                RESPONSE_TIMEOUT,
                LEASE_TIMEOUT,
                MAX_CONNECTIONS,
                MAX_BODY_BYTES,
                Option.none(),
                Option.none());
    }

    /**
     * Settings for the account at this base URI, such as {@code https://ACCOUNT.api.digital.ringcentral.com/1.0}.
     *
     * @param baseUri an absolute {@code https} URI without user, query and fragment; {@code http} to loopback hosts only
     * @param token gives the access token; asked once for each request, by the calling thread, so that tokens can be rotated. A
     *     token is made of visible ASCII characters. An empty or otherwise unfit token, or a supplier that throws, makes the call end
     *     before anything is sent
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
     * Settings as {@link #of} gives them, which allow plain {@code http} to the one host that is named here. Token and answers
     * then travel readable for everyone on the way.
     *
     * @throws IllegalArgumentException if the base URI is not of that form, or is plain {@code http} to yet another host
     */
    public static HttpSettings allowingPlainHttpTo(String host, URI baseUri, Supplier<String> token) {
        return defaults(BaseUri.of(baseUri, Option.some(requireNonNull(host, "host"))), token);
    }

    /** The same with another time to wait for a connection to be made; 5 seconds by default. */
    public HttpSettings withConnectTimeout(Duration timeout) {
        return new HttpSettings(
                baseUri,
                token,
                valid(timeout, "connect timeout"),
                responseTimeout,
                leaseTimeout,
                maxConnections,
                maxBodyBytes,
                sslContext,
                proxy);
    }

    /** The same with another time to wait for each next piece of an answer; 30 seconds by default. */
    public HttpSettings withResponseTimeout(Duration timeout) {
        return new HttpSettings(
                baseUri,
                token,
                connectTimeout,
                valid(timeout, "response timeout"),
                leaseTimeout,
                maxConnections,
                maxBodyBytes,
                sslContext,
                proxy);
    }

    /** The same with another time to wait for one of the connections to be free; 10 seconds by default. */
    public HttpSettings withLeaseTimeout(Duration timeout) {
        return new HttpSettings(
                baseUri,
                token,
                connectTimeout,
                responseTimeout,
                valid(timeout, "lease timeout"),
                maxConnections,
                maxBodyBytes,
                sslContext,
                proxy);
    }

    /** The same with at most this many connections at a time, 20 by default; further calls wait for one to be free. */
    public HttpSettings withMaxConnections(int connections) {
        return new HttpSettings(
                baseUri,
                token,
                connectTimeout,
                responseTimeout,
                leaseTimeout,
                positive(connections, "connections"),
                maxBodyBytes,
                sslContext,
                proxy);
    }

    /** The same with at most this many bytes in an answer's body, after inflating; 8 MiB by default. More is a malformed answer. */
    public HttpSettings withMaxBodyBytes(int bytes) {
        return new HttpSettings(
                baseUri,
                token,
                connectTimeout,
                responseTimeout,
                leaseTimeout,
                maxConnections,
                positive(bytes, "bytes of a body"),
                sslContext,
                proxy);
    }

    /** The same with the host's own trust and key material, in place of the JVM's. The service's host name is checked either way. */
    public HttpSettings withSslContext(SSLContext context) {
        return new HttpSettings(
                baseUri,
                token,
                connectTimeout,
                responseTimeout,
                leaseTimeout,
                maxConnections,
                maxBodyBytes,
                Option.some(requireNonNull(context, "context")),
                proxy);
    }

    /** The same through this HTTP proxy; none by default, whatever the JVM's system properties say. */
    public HttpSettings withProxy(InetSocketAddress address) {
        return new HttpSettings(
                baseUri,
                token,
                connectTimeout,
                responseTimeout,
                leaseTimeout,
                maxConnections,
                maxBodyBytes,
                sslContext,
                Option.some(requireNonNull(address, "address")));
    }

    private static Duration valid(Duration timeout, String name) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the " + name + " must be from 1 ms to 1 h, but is " + timeout);
        }
        return timeout;
    }

    private static int positive(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "the greatest number of " + name + " must be at least 1, but is " + number);
        }
        return number;
    }

    BaseUri baseUri() {
        return baseUri;
    }

    Supplier<String> token() {
        return token;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration responseTimeout() {
        return responseTimeout;
    }

    Duration leaseTimeout() {
        return leaseTimeout;
    }

    int maxConnections() {
        return maxConnections;
    }

    int maxBodyBytes() {
        return maxBodyBytes;
    }

    Option<SSLContext> sslContext() {
        return sslContext;
    }

    Option<InetSocketAddress> proxy() {
        return proxy;
    }

    /** The base URI and the limits, without the token. */
    @Override
    public String toString() {
        return "HttpSettings[" + baseUri.uri() + ", connect " + connectTimeout + ", response " + responseTimeout
                + ", lease " + leaseTimeout + ", " + maxConnections + " connections, " + maxBodyBytes + " bytes]";
    }
}
