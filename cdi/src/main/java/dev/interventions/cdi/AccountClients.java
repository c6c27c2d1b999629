package dev.interventions.cdi;

import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.http.event.AttemptInterceptor;
import dev.interventions.http.event.HttpListener;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import io.vavr.control.Option;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
        Interventions interventions = client.interventions();
        for (InterventionsDecorator decorator : decorators) {
            interventions = decorator.decorate(interventions);
        }
        return interventions;
    }

    /** The comments of a client, decorated. */
    Comments comments(EngageClient client) {
        Comments comments = client.comments();
        for (InterventionsDecorator decorator : decorators) {
            comments = decorator.decorate(comments);
        }
        return comments;
    }

    /** Lets the calls in progress end; all clients share the time. */
    @PreDestroy
    void close() {
        long end = System.nanoTime() + shutdownTimeout.toNanos();
        clients.values().forEach(client -> client.close(Duration.ofNanos(end - System.nanoTime())));
    }
}
