package dev.interventions.spring.boot;

import dev.interventions.http.EngageClient;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The ports of the default account's client. Imported, so that the client's conditions have been evaluated before those here. */
@Configuration(proxyBeanMethods = false)
@Conditional(InterventionsAutoConfiguration.OnDefaultAccount.class)
@ConditionalOnSingleCandidate(EngageClient.class)
@Lazy
class DefaultAccountPorts {

    @Bean
    @ConditionalOnMissingBean
    Interventions interventions(EngageClient client, ClientFactory clients) {
        return clients.interventions(client);
    }

    @Bean
    @ConditionalOnMissingBean
    Comments interventionComments(EngageClient client, ClientFactory clients) {
        return clients.comments(client);
    }

    @Bean
    @ConditionalOnMissingBean
    Bots interventionBots(EngageClient client, ClientFactory clients) {
        return clients.bots(client);
    }

    @Bean
    @ConditionalOnMissingBean
    Webhooks interventionWebhooks(EngageClient client, ClientFactory clients) {
        return clients.webhooks(client);
    }

    @Bean
    @ConditionalOnMissingBean
    ReferenceData interventionReferenceData(EngageClient client, ClientFactory clients) {
        return clients.referenceData(client);
    }

    @Bean
    @ConditionalOnMissingBean
    Journal interventionJournal(EngageClient client, ClientFactory clients) {
        return clients.journal(client);
    }
}
