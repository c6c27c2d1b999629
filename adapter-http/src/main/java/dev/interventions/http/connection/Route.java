package dev.interventions.http.connection;

import java.net.InetSocketAddress;
import java.net.URI;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * The way to the service, and how long to wait on it.
 *
 * @param authority the host and port as the base URI names them
 * @param leaseTimeout how long to wait for a free connection
 * @param responseTimeout how long to wait for each part of a response
 */
record Route(HttpRoute toService, URIAuthority authority, Timeout leaseTimeout, Timeout responseTimeout) {

    static Route of(URI baseUri, ConnectionSettings settings) {
        HttpGet any = new HttpGet(baseUri);
        HttpHost target = target(any);
        return new Route(
                settings.proxy()
                        .map(proxy -> throughProxy(target, proxy))
                        .getOrElse(() -> new HttpRoute(target, null, isSecure(target))),
                any.getAuthority(),
                Timeout.of(settings.leaseTimeout()),
                Timeout.of(settings.responseTimeout()));
    }

    private static HttpHost target(HttpGet any) {
        try {
            return RoutingSupport.normalize(RoutingSupport.determineHost(any), DefaultSchemePortResolver.INSTANCE);
        } catch (HttpException noHost) {
            throw new IllegalArgumentException(noHost);
        }
    }

    private static HttpRoute throughProxy(HttpHost target, InetSocketAddress proxy) {
        return new HttpRoute(
                target, null, new HttpHost("http", proxy.getHostString(), proxy.getPort()), isSecure(target));
    }

    private static boolean isSecure(HttpHost target) {
        return URIScheme.HTTPS.same(target.getSchemeName());
    }

    /** Whether the requests pass the proxy unseen, in a tunnel that CONNECT opens. */
    boolean isTunnelled() {
        return toService.isTunnelled();
    }

    HttpHost target() {
        return toService.getTargetHost();
    }

    /** A request with this path and query, which are encoded. A proxy that doesn't open a tunnel needs the whole URI. */
    ClassicHttpRequest request(String method, String pathAndQuery) {
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest(method, target().getSchemeName(), authority, pathAndQuery);
        request.setAbsoluteRequestUri(toService.getProxyHost() != null && !isTunnelled());
        return request;
    }
}
