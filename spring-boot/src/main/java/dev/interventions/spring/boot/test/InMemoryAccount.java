package dev.interventions.spring.boot.test;

import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
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
}
