package com.example.care;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vavr.collection.HashSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Replaces the interventions of the service by those of a world in memory. */
@QuarkusTest
@TestProfile(InMemoryTest.Profile.class)
class InMemoryTest {

    @Inject
    InterventionResource resource;

    @Inject
    InMemory service;

    @Test
    void lists_interventions() {
        InterventionId open = service.openIntervention();

        assertThat(resource.list()).containsExactly(new InterventionResource.View(open.value(), false));
    }

    @Alternative
    @ApplicationScoped
    public static class InMemory {

        private final World world = World.startingAt(Instant.parse("2025-01-01T10:00:00Z"));
        private final SourceId source = world.source();
        private final UserId agent = UserId.of("agent");

        InMemory() {
            world.addAgent(new Actor(agent, HashSet.of(Permission.values()), HashSet.of(source)));
        }

        @Produces
        @ApplicationScoped
        Interventions interventions() {
            return world.as(agent);
        }

        InterventionId openIntervention() {
            return world.as(agent)
                    .create(world.customerMessage(world.thread(source), world.customer()))
                    .get()
                    .id();
        }
    }

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("interventions.enabled", "false");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(InMemory.class);
        }
    }
}
