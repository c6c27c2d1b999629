package dev.interventions.cdi;

import dev.interventions.http.EngageClient;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.CheckedInterventions;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The beans that hosts inject. A client's class is final, so its scope is one without proxies, as is that of checked interventions; {@link
 * AccountClients} closes it. The ports have a proxy, so that a framework for tests can replace them. Checked interventions don't have the
 * type {@code Interventions}, which are injected unchecked.
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
    @ApplicationScoped
    Bots bots(EngageClient client) {
        return clients.bots(client);
    }

    @Produces
    @ApplicationScoped
    Webhooks webhooks(EngageClient client) {
        return clients.webhooks(client);
    }

    @Produces
    @ApplicationScoped
    ReferenceData referenceData(EngageClient client) {
        return clients.referenceData(client);
    }

    @Produces
    @ApplicationScoped
    Journal journal(EngageClient client) {
        return clients.journal(client);
    }

    @Produces
    @Singleton
    @Typed(CheckedInterventions.class)
    CheckedInterventions checked(Interventions interventions, ReferenceData definitions) {
        return CheckedInterventions.of(interventions, definitions);
    }

    @Produces
    @Account("")
    EngageClient clientOfAccount(InjectionPoint at) {
        return clients.client(account(at));
    }

    @Produces
    @Account("")
    Interventions interventionsOfAccount(InjectionPoint at) {
        return clients.interventions(clientOfAccount(at));
    }

    @Produces
    @Account("")
    Comments commentsOfAccount(InjectionPoint at) {
        return clients.comments(clientOfAccount(at));
    }

    @Produces
    @Account("")
    Bots botsOfAccount(InjectionPoint at) {
        return clients.bots(clientOfAccount(at));
    }

    @Produces
    @Account("")
    Webhooks webhooksOfAccount(InjectionPoint at) {
        return clients.webhooks(clientOfAccount(at));
    }

    @Produces
    @Account("")
    ReferenceData referenceDataOfAccount(InjectionPoint at) {
        return clients.referenceData(clientOfAccount(at));
    }

    @Produces
    @Account("")
    Journal journalOfAccount(InjectionPoint at) {
        return clients.journal(clientOfAccount(at));
    }

    @Produces
    @Account("")
    @Typed(CheckedInterventions.class)
    CheckedInterventions checkedOfAccount(InjectionPoint at) {
        return CheckedInterventions.of(interventionsOfAccount(at), referenceDataOfAccount(at));
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
