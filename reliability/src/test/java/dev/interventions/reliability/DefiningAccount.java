package dev.interventions.reliability;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import java.time.Clock;
import java.util.stream.IntStream;

/** An account each of whose lists of reference data needs two requests, and whose agent may do anything. */
final class DefiningAccount implements AutoCloseable {

    /** More than a page has. */
    private static final int ENTRIES = 160;

    private final World world = World.onClock(Clock.systemUTC(), Ids.RANDOM);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final EngageEmulator emulator = EngageEmulator.start(world);

    DefiningAccount() {
        for (ReferenceList list : ReferenceList.values()) {
            IntStream.range(0, ENTRIES).forEach(number -> list.add(world, agent, "arranged-" + number));
        }
    }

    World world() {
        return world;
    }

    UserId agent() {
        return agent;
    }

    EngageEmulator emulator() {
        return emulator;
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    /** A new intervention of the agent. */
    InterventionId opened() {
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
