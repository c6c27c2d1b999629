package dev.interventions.inmemory;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Interventions;
import java.time.Duration;
import java.time.Instant;

/** A world with two agents and a customer's first message. */
final class WorldScenario {

    static final Instant START = Instant.parse("2024-05-21T09:00:00Z");

    final World world = World.startingAt(START, Ids.PREDICTABLE);
    final SourceId inbox = world.source();
    final ThreadId thread = world.thread(inbox);
    final IdentityId customer = world.customer();
    final UserId agent = world.agent(inbox);
    final UserId colleague = world.agent(inbox);
    final ContentId message = world.customerMessage(thread, customer);
    final Interventions interventions = world.as(agent);

    InterventionId opened() {
        return interventions.create(message).get().id();
    }

    InterventionId replied() {
        InterventionId id = opened();
        world.agentReply(agent, id);
        return id;
    }

    InterventionId closed() {
        InterventionId id = replied();
        interventions.close(id).get();
        return id;
    }

    InterventionId anOpenOne() {
        return interventions
                .list(InterventionQuery.all().withStatus(StatusFilter.OPENED), PageRequest.first())
                .get()
                .records()
                .head()
                .id();
    }

    Intervention read(InterventionId id) {
        return interventions.get(id).get();
    }

    void pass(Duration time) {
        world.advance(time);
    }

    /** Everything there is, to compare before and after. */
    WorldState everything() {
        return everythingIn(world);
    }

    static WorldState everythingIn(World world) {
        return world.store().moment().state();
    }
}
