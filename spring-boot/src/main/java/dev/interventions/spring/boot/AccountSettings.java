package dev.interventions.spring.boot;

import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** Turns properties into settings one by one, so that a refused value is reported with the name of its property. */
final class AccountSettings {

    private final String prefix;
    private final IntFunction<RequestBudget> budgets;
    private HttpSettings settings;

    /** Changes these settings; each limit of requests in a minute has a budget. */
    AccountSettings(String prefix, IntFunction<RequestBudget> budgets, HttpSettings settings) {
        this.prefix = prefix;
        this.budgets = budgets;
        this.settings = settings;
    }

    HttpSettings with(AccountProperties properties, ObjectProvider<SslBundles> sslBundles) {
        set("deadline", properties.deadline(), HttpSettings::withDeadline);
        set("connect-timeout", properties.connectTimeout(), HttpSettings::withConnectTimeout);
        set("response-timeout", properties.responseTimeout(), HttpSettings::withResponseTimeout);
        set("lease-timeout", properties.leaseTimeout(), HttpSettings::withLeaseTimeout);
        set("max-connections", properties.maxConnections(), HttpSettings::withMaxConnections);
        set("max-body-bytes", properties.maxBodyBytes(), HttpSettings::withMaxBodyBytes);
        set(
                "requests-per-minute",
                properties.requestsPerMinute(),
                (all, requests) -> all.withBudget(budgets.apply(requests)));
        set("lane", properties.lane(), HttpSettings::withLane);
        set("max-retry-after", properties.maxRetryAfter(), HttpSettings::withMaxRetryAfter);
        set("user-agent-suffix", properties.userAgentSuffix(), HttpSettings::withUserAgentSuffix);
        set("proxy", properties.proxy(), AccountSettings::withProxy);
        set(
                "ssl-bundle",
                properties.sslBundle(),
                (all, bundle) -> all.withSslContext(
                        sslBundles.getObject().getBundle(bundle).createSslContext()));
        setIf(properties.failingFastOverBudget(), HttpSettings::failingFastOverBudget);
        setIf(properties.sendingOnce(), HttpSettings::sendingOnce);
        setIf(properties.withoutExplanations(), HttpSettings::withoutExplanations);
        setIf(properties.sendingWritesAsForm(), HttpSettings::sendingWritesAsForm);
        return settings;
    }

    private static HttpSettings withProxy(HttpSettings settings, AccountProperties.Proxy proxy) {
        InetSocketAddress address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
        if (proxy.username() == null) {
            return settings.withProxy(address);
        }
        String password = Objects.requireNonNullElse(proxy.password(), "");
        return settings.withProxy(address, new PasswordAuthentication(proxy.username(), password.toCharArray()));
    }

    private <T> void set(String name, @Nullable T value, BiFunction<HttpSettings, T, HttpSettings> setter) {
        if (value != null) {
            settings = InvalidPropertyException.created(prefix + "." + name, () -> setter.apply(settings, value));
        }
    }

    private void setIf(boolean wanted, UnaryOperator<HttpSettings> setter) {
        if (wanted) {
            settings = setter.apply(settings);
        }
    }
}
