package dev.interventions.spring.boot.test;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashSet;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The world of a test, with an agent and a source. */
@Configuration(proxyBeanMethods = false)
class TestWorld {

    @Bean
    World interventionsWorld() {
        return World.startingAt(Instant.now());
    }

    @Bean
    SourceId interventionsSource(World world) {
        return world.source();
    }

    @Bean
    UserId interventionsAgent(World world, SourceId interventionsSource) {
        UserId agent = UserId.of("agent");
        world.addAgent(new Actor(agent, HashSet.of(Permission.values()), HashSet.of(interventionsSource)));
        return agent;
    }
}
