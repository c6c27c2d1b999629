package dev.interventions.spring.boot.test;

import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The in-memory adapter as the application's. */
@Configuration(proxyBeanMethods = false)
class InMemoryAccount {

    @Bean
    @Primary
    Interventions interventions(World world, UserId interventionsAgent) {
        return world.as(interventionsAgent);
    }

    @Bean
    @Primary
    Comments interventionComments(World world, UserId interventionsAgent) {
        return world.comments(interventionsAgent);
    }

    @Bean
    @Primary
    Bots interventionBots(World world, UserId interventionsAgent) {
        return world.bots(interventionsAgent);
    }

    @Bean
    @Primary
    Webhooks interventionWebhooks(World world, UserId interventionsAgent) {
        return world.webhooks(interventionsAgent);
    }

    @Bean
    @Primary
    ReferenceData interventionReferenceData(World world, UserId interventionsAgent) {
        return world.referenceData(interventionsAgent);
    }

    @Bean
    @Primary
    Journal interventionJournal(World world, UserId interventionsAgent) {
        return world.journal(interventionsAgent);
    }
}
