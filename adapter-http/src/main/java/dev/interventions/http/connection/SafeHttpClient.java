package dev.interventions.http.connection;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
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
 * Apache HttpClient without its automatic retries, redirects, cookies and authentication, and with limits that it doesn't set by default:
 * on waiting for a connection, a handshake or a response, on connections and on headers. Only the API of HttpClient 5.4 is used, since
 * hosts may pin older versions.
 */
public final class SafeHttpClient {

    private static final String STARTED_SENDING = SafeHttpClient.class.getName() + ".startedSending";
    private static final TimeValue MAX_CONNECTION_AGE = TimeValue.ofMinutes(5);

    private final CancellableDnsResolver names;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final Option<HttpHost> proxy;
    private final Option<Credentials> proxyCredentials;
    private final IdleConnections idle;

    public SafeHttpClient(ConnectionSettings settings, DnsResolver resolver) {
        this.names = new CancellableDnsResolver(resolver);
        this.connections = connections(settings, names);
        this.client = client(settings, connections);
        this.proxy = settings.proxy().map(SafeHttpClient::proxy);
        this.proxyCredentials = settings.proxyCredentials()
                .map(user -> new UsernamePasswordCredentials(user.getUserName(), user.getPassword()));
        this.idle = new IdleConnections(connections, settings.longestIdle());
    }

    /** Sends the request and handles the response, on the calling thread. */
    public <T> T execute(HttpUriRequestBase request, HttpClientContext context, HttpClientResponseHandler<T> handler)
            throws IOException {
        if (proxyCredentials.isDefined()) {
            context.resetAuthExchange(proxy.get(), basic(proxyCredentials.get()));
        }
        return client.execute(null, request, context, handler);
    }

    /** Sends the credentials with the first request: authentication by challenge and response is turned off. Not thread-safe. */
    private static BasicScheme basic(Credentials credentials) {
        BasicScheme scheme = new BasicScheme();
        scheme.initPreemptive(credentials);
        return scheme;
    }

    /** Whether a part of the request may have reached the service in the execution with this context. */
    public static boolean hasStartedSending(HttpContext context) {
        return Boolean.TRUE.equals(context.getAttribute(STARTED_SENDING));
    }

    /** Ends the execution of this request on this thread, whatever it waits for. */
    public void cancel(HttpUriRequestBase request, Thread caller) {
        request.cancel();
        names.cancelWait(caller);
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
        client.close(CloseMode.IMMEDIATE);
    }

    private static CloseableHttpClient client(ConnectionSettings settings, HttpClientConnectionManager connections) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requestConfig(settings))
                .setUserAgent(UserAgent.text(settings.userAgentSuffix()))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // See ResponseBody.
                .disableContentCompression()
                // Runs once the connection, TLS included, is established, and before anything is sent.
                .addRequestInterceptorLast((request, entity, context) -> context.setAttribute(STARTED_SENDING, true));
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

    /** Names no protocols: HttpClient itself excludes those older than TLS 1.2. */
    static TlsConfig tlsConfig(ConnectionSettings settings) {
        return TlsConfig.custom()
                .setHandshakeTimeout(timeout(settings.connectTimeout()))
                .build();
    }

    static ConnectionConfig connectionConfig(ConnectionSettings settings) {
        return ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.connectTimeout()))
                .setSocketTimeout(timeout(settings.responseTimeout()))
                // Before each request, see SafeConnection.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(MAX_CONNECTION_AGE)
                .build();
    }

    /** Opens the sockets of channels, which {@link SafeConnection} needs, and which ignore a SOCKS proxy in the system properties. */
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
