package dev.interventions.spring.boot;

import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.spring.boot.budget.StoredBudgets;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** Creates clients from an account's properties and from what the host has as beans. */
final class ClientFactory {

    private final AccountsProperties accounts;
    private final ShutdownTime shutdownTime;
    private final ObjectProvider<TokenSupplier> tokens;
    private final ObjectProvider<RequestBudget> budgets;
    private final ObjectProvider<StoredBudgets> storedBudgets;
    private final ObjectProvider<HttpListener> listeners;
    private final ObjectProvider<AttemptInterceptor> interceptors;
    private final ObjectProvider<SslBundles> sslBundles;
    private final ObjectProvider<HttpSettingsCustomizer> customizers;
    private final ObjectProvider<InterventionsDecorator> decorators;

    ClientFactory(
            AccountsProperties accounts,
            ShutdownTime shutdownTime,
            ObjectProvider<TokenSupplier> tokens,
            ObjectProvider<RequestBudget> budgets,
            ObjectProvider<StoredBudgets> storedBudgets,
            ObjectProvider<HttpListener> listeners,
            ObjectProvider<AttemptInterceptor> interceptors,
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<HttpSettingsCustomizer> customizers,
            ObjectProvider<InterventionsDecorator> decorators) {
        this.accounts = accounts;
        this.shutdownTime = shutdownTime;
        this.tokens = tokens;
        this.budgets = budgets;
        this.storedBudgets = storedBudgets;
        this.listeners = listeners;
        this.interceptors = interceptors;
        this.sslBundles = sslBundles;
        this.customizers = customizers;
        this.decorators = decorators;
    }

    /**
     * The connection details of an account from its properties.
     *
     * @throws InvalidPropertyException if they are missing or invalid
     */
    InterventionsConnectionDetails details(String account, String prefix, AccountProperties properties) {
        return new PropertiesConnectionDetails(account, prefix, properties, tokens.getIfAvailable());
    }

    /**
     * The client of one of the accounts by name.
     *
     * @throws InvalidPropertyException if one of its properties is invalid
     */
    EngageClientFactoryBean client(String account) {
        String prefix = AccountsProperties.ACCOUNTS + "." + account;
        AccountProperties properties =
                Objects.requireNonNull(accounts.accounts().get(account), account);
        return client(prefix, properties, details(account, prefix, properties));
    }

    /** The interventions of a client, decorated. */
    Interventions interventions(EngageClient client) {
        return this.<Interventions>decorated(client.interventions(), InterventionsDecorator::decorate);
    }

    /** The comments of a client, decorated. */
    Comments comments(EngageClient client) {
        return this.<Comments>decorated(client.comments(), InterventionsDecorator::decorate);
    }

    /** The bots of a client, decorated. */
    Bots bots(EngageClient client) {
        return this.<Bots>decorated(client.bots(), InterventionsDecorator::decorate);
    }

    /** The webhooks of a client, decorated. */
    Webhooks webhooks(EngageClient client) {
        return this.<Webhooks>decorated(client.webhooks(), InterventionsDecorator::decorate);
    }

    /** The reference data of a client, decorated. */
    ReferenceData referenceData(EngageClient client) {
        return this.<ReferenceData>decorated(client.referenceData(), InterventionsDecorator::decorate);
    }

    /** The journal of a client, decorated. */
    Journal journal(EngageClient client) {
        return this.<Journal>decorated(client.journal(), InterventionsDecorator::decorate);
    }

    private <T> T decorated(T port, BiFunction<InterventionsDecorator, T, T> decoration) {
        T decorated = port;
        for (InterventionsDecorator decorator : decorators.orderedStream().toList()) {
            decorated = decoration.apply(decorator, decorated);
        }
        return decorated;
    }

    /**
     * A client with these properties.
     *
     * @throws InvalidPropertyException if one of them is invalid
     */
    EngageClientFactoryBean client(
            String prefix, AccountProperties properties, InterventionsConnectionDetails details) {
        HttpSettings settings = properties.settings(details.getBaseUri(), details::getToken);
        settings = new AccountSettings(prefix, this::budgetOf, withBeans(settings)).with(properties, sslBundles);
        for (HttpSettingsCustomizer customizer : customizers.orderedStream().toList()) {
            settings = customizer.customize(settings);
        }
        return new EngageClientFactoryBean(EngageClient.connect(settings), shutdownTime);
    }

    private HttpSettings withBeans(HttpSettings settings) {
        RequestBudget budget = budgets.getIfUnique();
        HttpSettings all = budget == null ? settings : settings.withBudget(budget);
        for (HttpListener listener : listeners.orderedStream().toList()) {
            all = all.addingListener(listener);
        }
        for (AttemptInterceptor interceptor : interceptors.orderedStream().toList()) {
            all = all.addingInterceptor(interceptor);
        }
        return all;
    }

    /** Counted in the host's store, if it has one, otherwise for one client alone. */
    private RequestBudget budgetOf(int requestsPerMinute) {
        StoredBudgets stored = storedBudgets.getIfAvailable();
        return stored == null
                ? SlidingWindowBudget.of(requestsPerMinute, Duration.ofMinutes(1))
                : stored.of(requestsPerMinute);
    }
}
