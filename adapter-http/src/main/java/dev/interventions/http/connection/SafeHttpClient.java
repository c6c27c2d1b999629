package dev.interventions.http.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient with everything turned off that it would do unasked: retries, redirects, cookies, authentication; and with a
 * limit on everything that has none: waiting for a connection, a handshake or a response, connections, headers. Only the API of
 * HttpClient 5.4 is used, for hosts pin older versions.
 */
public final class SafeHttpClient {

    private static final String BEGUN_TO_SEND = SafeHttpClient.class.getName() + ".begunToSend";
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

    private final CancellableDnsResolver names;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final IdleConnections idle;

    public SafeHttpClient(ConnectionSettings settings, DnsResolver resolver) {
        this.names = new CancellableDnsResolver(resolver);
        this.connections = connections(settings, names);
        this.client = client(settings, connections);
        this.idle = new IdleConnections(connections, settings.longestIdle());
    }

    /** Sends the request and has the response handled, on the calling thread. */
    public <T> T execute(HttpUriRequestBase request, HttpContext context, HttpClientResponseHandler<T> handler)
            throws IOException {
        return client.execute(null, request, context, handler);
    }

    /** Whether, in the execution of this context, some of the request may have reached the service. */
    public static boolean hasBegunToSend(HttpContext context) {
        return Boolean.TRUE.equals(context.getAttribute(BEGUN_TO_SEND));
    }

    /** Ends the execution of this request on this thread, whatever it waits for. */
    public void cancel(HttpUriRequestBase request, Thread caller) {
        request.cancel();
        names.letGo(caller);
    }

    /** What the connections are doing now. */
    public PoolStats connections() {
        return connections.getTotalStats();
    }

    /**
     * Closes the connections that have been idle for too long. Not for several threads.
     *
     * @return after how many nanoseconds to call this again; 0 if there are no idle connections
     */
    public long closeIdle() {
        return idle.closeOld();
    }

    /** Closes all connections at once. */
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static CloseableHttpClient client(ConnectionSettings settings, HttpClientConnectionManager connections) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requestConfig(settings))
                .setUserAgent(UserAgent.TEXT)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // See ResponseBody.
                .disableContentCompression()
                // It runs when the connection stands, TLS included, and nothing has been sent.
                .addRequestInterceptorLast((request, entity, context) -> context.setAttribute(BEGUN_TO_SEND, true));
        settings.proxy().map(SafeHttpClient::proxy).forEach(builder::setProxy);
        return builder.build();
    }

    static PoolingHttpClientConnectionManager connections(ConnectionSettings settings, DnsResolver names) {
        SSLContext sslContext = settings.sslContext().getOrElse(SSLContexts::createDefault);
        Http1Config headLimits = Http1Config.custom()
                .setMaxLineLength(8192)
                .setMaxHeaderCount(100)
                .setMaxEmptyLineCount(10)
                .build();
        return new DirectConnections()
                .setDnsResolver(names)
                .setConnectionFactory(socket -> new SafeConnection(headLimits))
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

    static RequestConfig requestConfig(ConnectionSettings settings) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.leaseTimeout()))
                .setResponseTimeout(timeout(settings.responseTimeout()))
                .setProtocolUpgradeEnabled(false)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    /** Names no protocols: HttpClient itself leaves out those that are older than TLS 1.2. */
    static TlsConfig tlsConfig(ConnectionSettings settings) {
        return TlsConfig.custom()
                .setHandshakeTimeout(timeout(settings.connectTimeout()))
                .build();
    }

    static ConnectionConfig connectionConfig(ConnectionSettings settings) {
        return ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.connectTimeout()))
                .setSocketTimeout(timeout(settings.responseTimeout()))
                // Each time, see SafeConnection.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(LONGEST_LIFE)
                .build();
    }

    /** Opens sockets of channels, which {@link SafeConnection} needs, and which use no SOCKS proxy whatever the system properties say. */
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

    private static HttpHost proxy(InetSocketAddress address) {
        return new HttpHost("http", address.getHostString(), address.getPort());
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
