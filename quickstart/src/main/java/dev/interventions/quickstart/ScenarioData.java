package dev.interventions.quickstart;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import java.time.Duration;
import java.time.Instant;

/** The world of the scenario when there is no live account: two agents, a few customers and their earlier interventions. */
final class ScenarioData {

    private static final int EARLIER_INTERVENTIONS = 5;

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId mailbox = world.source();
    private final UserId agent = world.agent(mailbox);
    private final UserId colleague = world.agent(mailbox);

    ScenarioData() {
        world.permit(agent, Permission.UPDATE_OWN_INTERVENTION, Permission.IMPERSONATE_USER);
        for (int number = 0; number < EARLIER_INTERVENTIONS; number++) {
            InterventionId earlier =
                    world.as(agent).create(customerMessage()).get().id();
            reply(earlier);
            world.as(agent).close(earlier);
        }
    }

    World world() {
        return world;
    }

    UserId agent() {
        return agent;
    }

    ScenarioOutline outline() {
        return new ScenarioOutline(customerMessage(), customerMessage(), colleague, this::reply);
    }

    private ContentId customerMessage() {
        world.advance(Duration.ofMinutes(10));
        IdentityId customer = world.customer();
        ThreadId thread = world.thread(mailbox);
        return world.customerMessage(thread, customer);
    }

    private void reply(InterventionId intervention) {
        world.advance(Duration.ofSeconds(90));
        world.agentReply(agent, intervention);
    }
}
