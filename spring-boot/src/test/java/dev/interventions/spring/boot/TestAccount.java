package dev.interventions.spring.boot;

import dev.interventions.domain.Actor;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashSet;
import java.time.Instant;

/** An account at an emulator, with one agent. */
final class TestAccount implements AutoCloseable {

    final World world = World.startingAt(Instant.parse("2025-01-01T10:00:00Z"));
    final EngageEmulator emulator = EngageEmulator.start(world);
    private final UserId agent = UserId.of("agent");
    private final SourceId source = world.source();

    TestAccount() {
        world.addAgent(new Actor(agent, HashSet.of(Permission.values()), HashSet.of(source)));
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    /** The properties of this account under this prefix. */
    String[] properties(String prefix) {
        return new String[] {prefix + ".base-uri=" + emulator.baseUri(), prefix + ".token=" + token()};
    }

    InterventionId openIntervention() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
