package com.example.care;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
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
        String baseUri = emulator.baseUri().toString();
        String token = emulator.tokenOf(agent);
        return Map.of(
                "interventions.base-uri", baseUri,
                "interventions.token", token,
                "interventions.accounts.support.base-uri", baseUri,
                "interventions.accounts.support.token", token);
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

    JournalEntry lastRequest() {
        return emulator.journal().last();
    }

    InterventionId openIntervention() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }
}
