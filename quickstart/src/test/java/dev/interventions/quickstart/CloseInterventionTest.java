package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosingBotTest {

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId mailbox = world.source();
    private final UserId agent = world.agent(mailbox);
    private final ClosingBot bot = new ClosingBot(world.as(agent));

    private InterventionId opened() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(mailbox), world.customer()))
                .get()
                .id();
    }

    @Test
    void closes_what_has_been_answered() {
        InterventionId id = opened();
        world.agentReply(agent, id);

        assertThat(bot.close(id)).isEqualTo("closed " + id.value());
        assertThat(world.as(agent).get(id).get().isClosed()).isTrue();
    }

    @Test
    void leaves_alone_what_has_no_reply() {
        InterventionId id = opened();

        assertThat(bot.close(id)).startsWith("left alone: an intervention without agent reply can't be closed");
    }

    @Test
    void looks_first_when_the_answer_is_lost() {
        InterventionId id = opened();
        world.agentReply(agent, id);
        world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        assertThat(bot.close(id)).startsWith("look first: ");
    }

    @Test
    void tries_again_later_when_the_service_is_away() {
        InterventionId id = opened();
        world.failNext(Operation.CLOSE, SimulatedFault.unavailable());

        assertThat(bot.close(id)).startsWith("try again later: ");
    }

    @Test
    void closes_over_a_real_socket_too() {
        InterventionId id = opened();
        world.agentReply(agent, id);

        try (EngageEmulator emulator = EngageEmulator.start(world)) {
            String said = ClosingBot.closeOnce(emulator.baseUri(), () -> emulator.tokenOf(agent), id);

            assertThat(said).isEqualTo("closed " + id.value());
        }
    }
}
