package dev.interventions.spring.boot;

import dev.interventions.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * An account and how to reach it: the words of {@link HttpSettings}, whose defaults apply to everything that is left out.
 *
 * @param baseUri base URI of the account, such as https://ACCOUNT.api.digital.ringcentral.com/1.0
 * @param token access token, unless a bean of type TokenSupplier supplies it
 * @param plainHttpHost the one host to which plain http is allowed; the token and all responses can then be read on the network path
 * @param deadline time by which each call ends, with all waits, attempts and look-ups; 60 s by default
 * @param connectTimeout timeout for opening a connection; 5 s by default
 * @param responseTimeout timeout for each part of a response; 30 s by default
 * @param leaseTimeout timeout for getting a free connection; 10 s by default
 * @param maxConnections the most connections at a time; 20 by default
 * @param maxBodyBytes the most bytes in a response's body; 8 MiB by default
 * @param requestsPerMinute requests in any 60 seconds, counted for this client alone, or in the store of interventions.budget for all
 *     processes; by default 500 for each account, shared by all clients in this JVM, or by all processes
 * @param failingFastOverBudget whether a call fails at once, and doesn't wait, if the budget has no request left
 * @param lane lane in which calls wait for the budget
 * @param maxRetryAfter the longest Retry-After of the service that is respected; 5 min by default
 * @param sendingOnce whether each call sends exactly one request, without retries, look-ups and explanations
 * @param withoutExplanations whether refusals to close or cancel are left unexplained, which saves a request
 * @param sendingWritesAsForm whether the parameters of writes are sent in the body and not in the query string
 * @param userAgentSuffix text after the library's name in the header User-Agent
 * @param sslBundle name of the SSL bundle with trust and key material; the JVM's by default
 * @param proxy the HTTP proxy, none by default
 */
@ConfigurationProperties(AccountProperties.PREFIX)
record AccountProperties(
        @Nullable URI baseUri,
        @Nullable String token,
        @Nullable String plainHttpHost,
        @Nullable Duration deadline,
        @Nullable Duration connectTimeout,
        @Nullable Duration responseTimeout,
        @Nullable Duration leaseTimeout,
        @Nullable Integer maxConnections,
        @Nullable Integer maxBodyBytes,
        @Nullable Integer requestsPerMinute,
        boolean failingFastOverBudget,
        @Nullable String lane,
        @Nullable Duration maxRetryAfter,
        boolean sendingOnce,
        boolean withoutExplanations,
        boolean sendingWritesAsForm,
        @Nullable String userAgentSuffix,
        @Nullable String sslBundle,
        @Nullable Proxy proxy) {

    static final String PREFIX = "interventions";

    /**
     * An HTTP proxy.
     *
     * @param host name of the proxy
     * @param port port of the proxy
     * @param username name of the proxy's user; none by default
     * @param password password of the proxy's user
     */
    record Proxy(
            String host,
            int port,
            @Nullable String username,
            @Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Proxy[" + host + ":" + port + "]";
        }
    }

    /**
     * Settings for this address, to which plain http is allowed if the properties say so.
     *
     * @throws IllegalArgumentException if the base URI is invalid
     */
    HttpSettings settings(URI address, Supplier<String> tokens) {
        return plainHttpHost == null
                ? HttpSettings.of(address, tokens)
                : HttpSettings.allowingPlainHttpTo(plainHttpHost, address, tokens);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "AccountProperties[" + baseUri + "]";
    }
}
