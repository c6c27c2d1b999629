package dev.interventions.cdi;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.SlidingWindowBudget;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Turns an account's properties into settings one by one, so that a refused value is reported with the name of its property. */
final class AccountSettings {

    /** Any valid one: only the token is checked. */
    private static final String SOME_BASE_URI = "https://localhost/1.0";

    private final AccountProperties properties;
    private HttpSettings settings;

    private AccountSettings(AccountProperties properties, HttpSettings settings) {
        this.properties = properties;
        this.settings = settings;
    }

    /**
     * The settings of an account.
     *
     * @param parts adds what the host has as beans; properties come after it
     * @throws InvalidPropertyException if a property is missing or invalid
     */
    static HttpSettings of(
            AccountProperties properties, Option<TokenSupplier> tokens, UnaryOperator<HttpSettings> parts) {
        URI baseUri = properties.required("base-uri", uri -> checkedBaseUri(properties, uri));
        HttpSettings settings = connecting(properties, baseUri, token(properties, tokens));
        return new AccountSettings(properties, parts.apply(settings)).all();
    }

    private static URI checkedBaseUri(AccountProperties properties, String text) {
        URI baseUri = URI.create(text);
        connecting(properties, baseUri, () -> "");
        return baseUri;
    }

    private static Supplier<String> token(AccountProperties properties, Option<TokenSupplier> tokens) {
        return tokens.fold(() -> fixedToken(properties), supplier -> () -> supplier.token(properties.account()));
    }

    private static Supplier<String> fixedToken(AccountProperties properties) {
        String token = properties.required("token", AccountSettings::checkedToken);
        return () -> token;
    }

    private static String checkedToken(String token) {
        HttpSettings.parse(SOME_BASE_URI, token)
                .mapLeft(InterventionError::message)
                .getOrElseThrow((Function<String, IllegalArgumentException>) IllegalArgumentException::new);
        return token;
    }

    private static HttpSettings connecting(AccountProperties properties, URI baseUri, Supplier<String> token) {
        return properties
                .text("plain-http-host")
                .fold(
                        () -> HttpSettings.of(baseUri, token),
                        host -> HttpSettings.allowingPlainHttpTo(host, baseUri, token));
    }

    private HttpSettings all() {
        set("deadline", PropertyValues::duration, HttpSettings::withDeadline);
        set("connect-timeout", PropertyValues::duration, HttpSettings::withConnectTimeout);
        set("response-timeout", PropertyValues::duration, HttpSettings::withResponseTimeout);
        set("lease-timeout", PropertyValues::duration, HttpSettings::withLeaseTimeout);
        set("max-connections", PropertyValues::wholeNumber, HttpSettings::withMaxConnections);
        set("max-body-bytes", PropertyValues::wholeNumber, HttpSettings::withMaxBodyBytes);
        set("requests-per-minute", PropertyValues::wholeNumber, AccountSettings::withRequestsPerMinute);
        set("lane", Function.identity(), HttpSettings::withLane);
        set("max-retry-after", PropertyValues::duration, HttpSettings::withMaxRetryAfter);
        set("user-agent-suffix", Function.identity(), HttpSettings::withUserAgentSuffix);
        set("proxy.host", Function.identity(), this::withProxy);
        setIf("failing-fast-over-budget", HttpSettings::failingFastOverBudget);
        setIf("sending-once", HttpSettings::sendingOnce);
        setIf("without-explanations", HttpSettings::withoutExplanations);
        setIf("sending-writes-as-form", HttpSettings::sendingWritesAsForm);
        return settings;
    }

    private static HttpSettings withRequestsPerMinute(HttpSettings settings, int requests) {
        return settings.withBudget(SlidingWindowBudget.of(requests, Duration.ofMinutes(1)));
    }

    private HttpSettings withProxy(HttpSettings all, String host) {
        InetSocketAddress address = properties.required(
                "proxy.port", port -> InetSocketAddress.createUnresolved(host, PropertyValues.wholeNumber(port)));
        return properties
                .value("proxy.username", user -> all.withProxy(address, credentials(user)))
                .getOrElse(() -> all.withProxy(address));
    }

    private PasswordAuthentication credentials(String user) {
        return new PasswordAuthentication(
                user, properties.text("proxy.password").getOrElse("").toCharArray());
    }

    private <T> void set(
            String property, Function<String, T> parser, BiFunction<HttpSettings, T, HttpSettings> setter) {
        settings = properties
                .value(property, text -> setter.apply(settings, parser.apply(text)))
                .getOrElse(settings);
    }

    private void setIf(String property, UnaryOperator<HttpSettings> setter) {
        if (properties.is(property)) {
            settings = setter.apply(settings);
        }
    }
}
