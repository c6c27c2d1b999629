package dev.interventions.http.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of Apache HttpClient, without its retries, redirects, cookies and authentication, and with limits that it doesn't set by
 * default: on waiting for a connection, a handshake or a response, on connections and on headers. Only the API of HttpClient 5.4 is used, since
 * hosts may pin older versions.
 */
public final class SafeHttpClient {

    private static final TimeValue MAX_CONNECTION_AGE = TimeValue.ofMinutes(5);

    private final CancellableDnsResolver names;
    private final PoolingHttpClientConnectionManager connections;
    private final Route route;
    private final Protocol protocol;
    private final IdleConnections idle;

    public SafeHttpClient(URI baseUri, ConnectionSettings settings, DnsResolver resolver) {
        this.names = new CancellableDnsResolver(resolver);
        this.route = Route.of(baseUri, settings);
        this.protocol = Protocol.on(route, settings);
        this.connections = connections(settings, names, SafeConnection::new);
        this.idle = new IdleConnections(connections, settings.longestIdle());
    }

    /** A request to the service with this path and query, which are encoded. */
    public ClassicHttpRequest request(String method, String pathAndQuery) {
        return route.request(method, pathAndQuery);
    }

    /** An execution of this request on the calling thread. */
    public RequestExecution execution(ClassicHttpRequest request) {
        return new RequestExecution(connections, names, route, protocol, request);
    }

    /** The current state of the connections. */
    public PoolStats connections() {
        return connections.getTotalStats();
    }

    /**
     * Closes the connections that have been idle for too long. Not thread-safe.
     *
     * @return the nanoseconds after which to call this again; 0 if there are no idle connections
     */
    public long closeIdle() {
        return idle.closeExpired();
    }

    /** Closes all connections at once. */
    public void close() {
        connections.close(CloseMode.IMMEDIATE);
    }

    static PoolingHttpClientConnectionManager connections(
            ConnectionSettings settings, DnsResolver names, Function<Http1Config, SafeConnection> newConnection) {
        SSLContext sslContext = settings.sslContext().getOrElse(SSLContexts::createDefault);
        Http1Config headLimits = Http1Config.custom()
                .setMaxLineLength(8192)
                .setMaxHeaderCount(100)
                .setMaxEmptyLineCount(10)
                .build();
        return new DirectConnections()
                .setDnsResolver(names)
                .setConnectionFactory(socket -> newConnection.apply(headLimits))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        sslContext, HostnameVerificationPolicy.BOTH, new DefaultHostnameVerifier()))
                .setDefaultTlsConfig(tlsConfig(settings))
                .setDefaultConnectionConfig(connectionConfig(settings))
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnPerRoute(settings.maxConnections())
                .setMaxConnTotal(settings.maxConnections())
                .build();
    }

    /** Names no protocols: HttpClient itself excludes those older than TLS 1.2. */
    static TlsConfig tlsConfig(ConnectionSettings settings) {
        return TlsConfig.custom()
                .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                .build();
    }

    static ConnectionConfig connectionConfig(ConnectionSettings settings) {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                // Before each request, see SafeConnection.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(MAX_CONNECTION_AGE)
                .build();
    }

    /** Opens sockets that have a channel: {@link SafeConnection} needs it, and they ignore a SOCKS proxy of the system properties. */
    private static final class DirectConnections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    anyProxy -> socket(),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }

    private static Socket socket() {
        try {
            return SocketChannel.open().socket();
        } catch (IOException tooManyFiles) {
            throw new UncheckedIOException(tooManyFiles);
        }
    }
}
