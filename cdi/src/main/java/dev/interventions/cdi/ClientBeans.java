package dev.interventions.cdi;

import dev.interventions.http.EngageClient;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The beans that hosts inject. A client's class is final, so its scope is one without proxies; {@link AccountClients} closes it. The
 * interventions and comments have a proxy, so that a framework for tests can replace them.
 */
@Singleton
final class ClientBeans {

    private final AccountClients clients;

    @Inject
    ClientBeans(AccountClients clients) {
        this.clients = clients;
    }

    @Produces
    @Singleton
    EngageClient client() {
        return clients.client(TokenSupplier.DEFAULT_ACCOUNT);
    }

    @Produces
    @ApplicationScoped
    Interventions interventions(EngageClient client) {
        return clients.interventions(client);
    }

    @Produces
    @ApplicationScoped
    Comments comments(EngageClient client) {
        return clients.comments(client);
    }

    @Produces
    @Account("")
    EngageClient clientOfAccount(InjectionPoint at) {
        return clients.client(account(at));
    }

    @Produces
    @Account("")
    Interventions interventionsOfAccount(InjectionPoint at) {
        return clients.interventions(clients.client(account(at)));
    }

    @Produces
    @Account("")
    Comments commentsOfAccount(InjectionPoint at) {
        return clients.comments(clients.client(account(at)));
    }

    private static String account(InjectionPoint at) {
        return at.getQualifiers().stream()
                .filter(Account.class::isInstance)
                .map(Account.class::cast)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
