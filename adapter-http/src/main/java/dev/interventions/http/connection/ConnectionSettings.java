package dev.interventions.http.connection;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The connections and their limits.
 *
 * @param leaseTimeout how long an attempt waits for one of the connections
 * @param responseTimeout how long it waits for each next piece of a response
 * @param longestIdle how long a connection is kept that no call uses
 * @param sslContext the host's, or the JVM's if there is none
 */
public record ConnectionSettings(
        Duration connectTimeout,
        Duration leaseTimeout,
        Duration responseTimeout,
        Duration longestIdle,
        int maxConnections,
        Option<SSLContext> sslContext,
        Option<InetSocketAddress> proxy) {}
