package dev.interventions.http.connection;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
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
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;

/** Adds the headers that HTTP needs to a request, and exchanges it for its response on a connection. Thread-safe. */
final class HttpExchange {

    /** Names executions in HttpClient's log. */
    static final String LOG_ID = "interventions";

    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private final HttpProcessor headers;
    private final HttpProcessor headersForProxy;

    private HttpExchange(HttpProcessor headers, HttpProcessor headersForProxy) {
        this.headers = headers;
        this.headersForProxy = headersForProxy;
    }

    /** The proxy of a tunnel gets its credentials with CONNECT; a proxy that forwards requests, with each of them. */
    static HttpExchange on(Route route, ConnectionSettings settings) {
        RequestUserAgent userAgent = new RequestUserAgent(UserAgent.text(settings.userAgentSuffix()));
        HttpRequestInterceptor credentials =
                settings.proxyCredentials().map(HttpExchange::basic).getOrElse((request, entity, context) -> {});
        HttpProcessorBuilder headers = HttpProcessorBuilder.create()
                .addAll(new RequestTargetHost(), new RequestContent(), new RequestConnControl(), userAgent);
        if (!route.isTunnelled()) {
            headers.add(credentials);
        }
        return new HttpExchange(
                headers.build(),
                HttpProcessorBuilder.create()
                        .addAll(new RequestTargetHost(), userAgent, credentials)
                        .build());
    }

    /** Sent with the first request, without a challenge of the proxy. */
    private static HttpRequestInterceptor basic(PasswordAuthentication user) {
        String credentials = user.getUserName() + ":" + String.valueOf(user.getPassword());
        String header = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return (request, entity, context) -> request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, header);
    }

    void addHeaders(ClassicHttpRequest request, HttpContext context) throws HttpException, IOException {
        headers.process(request, request.getEntity(), context);
    }

    void addHeadersForProxy(ClassicHttpRequest connect, HttpContext context) throws HttpException, IOException {
        headersForProxy.process(connect, null, context);
    }

    ClassicHttpResponse execute(ConnectionEndpoint connection, ClassicHttpRequest request, HttpContext context)
            throws IOException, HttpException {
        return connection.execute(
                LOG_ID,
                request,
                (toSend, wire, same) -> executor.execute(toSend, wire, HttpExchange::checkInformation, same),
                context);
    }

    /** Other responses before the final one are ignored. */
    private static void checkInformation(HttpResponse response, HttpConnection connection, HttpContext context)
            throws HttpException {
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            throw new ProtocolException("it switches to another protocol, which wasn't requested");
        }
    }
}
