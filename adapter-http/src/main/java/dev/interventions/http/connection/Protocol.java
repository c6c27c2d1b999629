package dev.interventions.http.connection;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** What HTTP asks of a request and its response on one connection. Threads may share an instance. */
final class Protocol {

    private final HttpRequestExecutor executor = new HttpRequestExecutor();

    private final HttpProcessor headers;
    private final HttpProcessor headersForProxy;

    private Protocol(HttpProcessor headers, HttpProcessor headersForProxy) {
        this.headers = headers;
        this.headersForProxy = headersForProxy;
    }

    /** A proxy gets its credentials with CONNECT if it opens a tunnel, and otherwise with each request. */
    static Protocol on(Route route, ConnectionSettings settings) {
        RequestUserAgent userAgent = new RequestUserAgent(UserAgent.text(settings.userAgentSuffix()));
        HttpRequestInterceptor credentials =
                settings.proxyCredentials().map(Protocol::basic).getOrElse((request, entity, context) -> {});
        HttpProcessorBuilder headers = HttpProcessorBuilder.create()
                .addAll(new RequestTargetHost(), new RequestContent(), new RequestConnControl(), userAgent);
        if (!route.isTunnelled()) {
            headers.add(credentials);
        }
        return new Protocol(
                headers.build(),
                HttpProcessorBuilder.create()
                        .addAll(new RequestTargetHost(), userAgent, credentials)
                        .build());
    }

    /** Sends the credentials without waiting for the proxy's challenge. */
    private static HttpRequestInterceptor basic(PasswordAuthentication user) {
        String credentials = user.getUserName() + ":" + String.valueOf(user.getPassword());
        String header = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return (request, entity, context) -> request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, header);
    }

    void addHeaders(ClassicHttpRequest request, HttpContext context) throws IOException, HttpException {
        headers.process(request, request.getEntity(), context);
    }

    void addHeadersForProxy(ClassicHttpRequest connect, HttpContext context) throws IOException, HttpException {
        headersForProxy.process(connect, null, context);
    }

    /** Sends a request and receives the head of its response. */
    ClassicHttpResponse exchange(ClassicHttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        return executor.execute(request, connection, Protocol::checkInformation, context);
    }

    /** Other responses before the final one are ignored. */
    private static void checkInformation(HttpResponse response, HttpConnection connection, HttpContext context)
            throws HttpException {
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            throw new ProtocolException("it switches to another protocol, which wasn't requested");
        }
    }

    /** How long the connection may be kept for the next request; null if it must be closed. */
    @Nullable
    TimeValue keepAlive(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context) {
        return DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
                ? DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context)
                : null;
    }
}
