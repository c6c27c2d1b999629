package dev.interventions.http.connection;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The connections and their limits.
 *
 * @param leaseTimeout how long an attempt waits for a free connection
 * @param responseTimeout how long it waits for each part of a response
 * @param longestIdle how long an unused connection is kept
 * @param sslContext the host's context; if there is none, the JVM's default is used
 * @param proxyCredentials what the proxy is sent, if it authenticates its users
 * @param userAgentSuffix what follows the library's name in the header {@code User-Agent}
 */
public record ConnectionSettings(
        Duration connectTimeout,
        Duration leaseTimeout,
        Duration responseTimeout,
        Duration longestIdle,
        int maxConnections,
        Option<SSLContext> sslContext,
        Option<InetSocketAddress> proxy,
        Option<PasswordAuthentication> proxyCredentials,
        Option<String> userAgentSuffix) {}
