package dev.interventions.cdi;

import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.control.Option;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.Config;

/** Creates the client of each account, from its properties and from what the host has as beans, and closes it. */
@Singleton
final class AccountClients {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(30);

    private final Config config;
    private final Instance<TokenSupplier> tokens;
    private final Instance<RequestBudget> budgets;
    private final Instance<HttpListener> listeners;
    private final Instance<AttemptInterceptor> interceptors;
    private final Instance<HttpSettingsCustomizer> customizers;
    private final Instance<InterventionsDecorator> decorators;
    private final Duration shutdownTimeout;
    private final Map<String, EngageClient> clients = new ConcurrentHashMap<>();

    @Inject
    AccountClients(
            Config config,
            Instance<TokenSupplier> tokens,
            Instance<RequestBudget> budgets,
            @Any Instance<HttpListener> listeners,
            @Any Instance<AttemptInterceptor> interceptors,
            @Any Instance<HttpSettingsCustomizer> customizers,
            @Any Instance<InterventionsDecorator> decorators) {
        this.config = config;
        this.tokens = tokens;
        this.budgets = budgets;
        this.listeners = listeners;
        this.interceptors = interceptors;
        this.customizers = customizers;
        this.decorators = decorators;
        this.shutdownTimeout = AccountProperties.ofAll(config)
                .value("shutdown-timeout", PropertyValues::duration)
                .getOrElse(SHUTDOWN_TIMEOUT);
    }

    /**
     * The client of an account, which is created when it is first asked for.
     *
     * @throws InvalidPropertyException if one of its properties is missing or invalid
     */
    EngageClient client(String account) {
        AccountProperties.requireEnabled(config);
        return clients.computeIfAbsent(account, this::connect);
    }

    private EngageClient connect(String account) {
        HttpSettings settings =
                AccountSettings.of(AccountProperties.of(config, account), only(tokens), this::withBeans);
        for (HttpSettingsCustomizer customizer : customizers) {
            settings = customizer.customize(settings);
        }
        return EngageClient.connect(settings);
    }

    private HttpSettings withBeans(HttpSettings settings) {
        HttpSettings all = only(budgets).fold(() -> settings, settings::withBudget);
        for (HttpListener listener : listeners) {
            all = all.addingListener(listener);
        }
        for (AttemptInterceptor interceptor : interceptors) {
            all = all.addingInterceptor(interceptor);
        }
        return all;
    }

    /** The bean, if there is one; of several, none may be left out without notice. */
    private static <T> Option<T> only(Instance<T> beans) {
        return Option.when(!beans.isUnsatisfied(), beans::get);
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
        for (InterventionsDecorator decorator : decorators) {
            decorated = decoration.apply(decorator, decorated);
        }
        return decorated;
    }

    /** Lets the calls in progress end; all clients share the time. */
    @PreDestroy
    void close() {
        long end = System.nanoTime() + shutdownTimeout.toNanos();
        clients.values().forEach(client -> client.close(Duration.ofNanos(end - System.nanoTime())));
    }
}
