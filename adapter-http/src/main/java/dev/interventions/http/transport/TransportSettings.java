package dev.interventions.http.transport;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Where requests are sent and the limits of each attempt.
 *
 * @param leaseTimeout how long an attempt waits for one of the connections
 * @param responseTimeout how long it waits for each next piece of a response
 * @param writesAsForm whether parameters travel in the body of a request that may have one
 * @param sslContext the host's, or the JVM's if there is none
 */
public record TransportSettings(
        URI baseUri,
        Duration connectTimeout,
        Duration leaseTimeout,
        Duration responseTimeout,
        int maxConnections,
        int maxBodyBytes,
        boolean writesAsForm,
        Option<SSLContext> sslContext,
        Option<InetSocketAddress> proxy) {}
