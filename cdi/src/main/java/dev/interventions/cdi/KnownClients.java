package dev.interventions.cdi;

import dev.interventions.http.EngageClient;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The clients of all accounts. They are created when the host starts, so that a wrong property stops it. */
@Singleton
final class KnownClients {

    private final Config config;
    private final AccountClients clients;
    private final Instance<EngageClient> defaultClient;

    @Inject
    KnownClients(Config config, AccountClients clients, Instance<EngageClient> defaultClient) {
        this.config = config;
        this.clients = clients;
        this.defaultClient = defaultClient;
    }

    void create(@Observes Startup startup) {
        byAccount();
    }

    /** The client of each account; none if the library is disabled. That of the default account may be one of the host's own. */
    Map<String, EngageClient> byAccount() {
        if (!AccountProperties.enabled(config)) {
            return LinkedHashMap.empty();
        }
        Set<String> named = AccountProperties.named(config);
        Map<String, EngageClient> all = named.toLinkedMap(name -> name, clients::client);
        boolean hasDefault = named.isEmpty()
                || AccountProperties.ofAll(config).text("base-uri").isDefined();
        return hasDefault && defaultClient.isResolvable()
                ? all.put(TokenSupplier.DEFAULT_ACCOUNT, defaultClient.get())
                : all;
    }
}
