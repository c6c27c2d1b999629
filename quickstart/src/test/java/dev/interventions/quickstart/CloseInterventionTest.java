package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CloseInterventionTest {

    private final World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
    private final SourceId mailbox = world.source();
    private final UserId agent = world.agent(mailbox);
    private final Interventions interventions = world.as(agent);

    private InterventionId opened() {
        return interventions
                .create(world.customerMessage(world.thread(mailbox), world.customer()))
                .get()
                .id();
    }

    private InterventionId replied() {
        InterventionId id = opened();
        world.agentReply(agent, id);
        return id;
    }

    @Test
    void closes_an_intervention_with_a_reply() {
        InterventionId id = replied();

        assertThat(CloseIntervention.close(interventions, id)).isEqualTo("closed " + id.value());
        assertThat(interventions.get(id).get().isClosed()).isTrue();
    }

    @Test
    void reports_why_an_intervention_without_a_reply_is_refused() {
        InterventionId id = opened();

        assertThat(CloseIntervention.close(interventions, id))
                .startsWith("refused, don't repeat: an intervention without agent reply can't be closed");
        assertThat(interventions.get(id).get().isClosed()).isFalse();
    }

    @Test
    void asks_to_read_first_when_the_response_is_lost() {
        InterventionId id = replied();
        world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());

        assertThat(CloseIntervention.close(interventions, id)).startsWith("may be closed, read it first: ");
    }

    @Test
    void asks_to_try_again_when_the_service_is_unavailable() {
        InterventionId id = replied();
        world.failNext(Operation.CLOSE, SimulatedFault.unavailable());

        assertThat(CloseIntervention.close(interventions, id)).startsWith("nothing changed, try again later: ");
    }

    @Test
    void closes_over_a_real_socket_too() {
        InterventionId id = replied();

        try (EngageEmulator emulator = EngageEmulator.start(world)) {
            CloseIntervention.main(emulator.baseUri().toString(), emulator.tokenOf(agent), id.value());
        }

        assertThat(interventions.get(id).get().isClosed()).isTrue();
    }
}
