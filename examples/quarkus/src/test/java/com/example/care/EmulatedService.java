package com.example.care;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vavr.collection.HashSet;
import java.time.Instant;
import java.util.Map;

/** Starts an emulator before the application, and gives it to the fields of tests. */
public class EmulatedService implements QuarkusTestResourceLifecycleManager {

    private final World world = World.startingAt(Instant.parse("2025-01-01T10:00:00Z"));
    private final SourceId source = world.source();
    private final UserId agent = UserId.of("agent");
    private final EngageEmulator emulator;

    public EmulatedService() {
        world.addAgent(new Actor(agent, HashSet.of(Permission.values()), HashSet.of(source)));
        emulator = EngageEmulator.start(world);
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "interventions.base-uri", emulator.baseUri().toString(), "interventions.token", emulator.tokenOf(agent));
    }

    @Override
    public void inject(TestInjector fields) {
        fields.injectIntoFields(this, field -> field.getType() == EmulatedService.class);
    }

    @Override
    public void stop() {
        emulator.close();
    }

    World world() {
        return world;
    }

    UserId agent() {
        return agent;
    }

    InterventionId openIntervention() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }
}
