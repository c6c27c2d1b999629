package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotsOfAWorldTest {

    private final WorldScenario scenario = new WorldScenario();
    private final InMemoryBots bots = scenario.world.bots(scenario.agent);

    @Test
    void an_unknown_agent_is_no_bot() {
        assertThatThrownBy(() -> scenario.world.bots(UserId.of("nobody"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_completion_and_a_handover_are_acknowledged_as_in_the_documentation() {
        InterventionId replied = scenario.replied();

        assertThat(bots.complete(replied))
                .isEqualTo(Either.right(new Completed(replied, Option.some(Acknowledgement.SUCCESS))));
        assertThat(bots.handover(Handover.toBot(replied))).isEqualTo(Either.right(Acknowledgement.SUCCESS));
    }

    @Test
    void the_id_of_a_customer_on_a_channel_is_the_text_of_the_identity() {
        IdentityId customer = scenario.world.customer();

        assertThat(bots.handover(Handover.toAgent("any channel", customer.value())))
                .isEqualTo(Either.right(Acknowledgement.SUCCESS));
        assertThat(bots.handover(Handover.toAgent("any channel", customer.value() + "0"))
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    void an_open_intervention_in_a_source_that_is_not_read_keeps_the_bot_out() {
        IdentityId customer = scenario.world.customer();
        UserId reader = scenario.world.agent(scenario.world.source());
        Handover toBot = Handover.toBot("messenger", customer.value(), "4711");
        InMemoryBots elsewhere = scenario.world.bots(reader);
        assertThat(elsewhere.handover(toBot).isRight()).isTrue();

        bots.engage(scenario.world.customerMessage(scenario.thread, customer)).get();

        assertThat(elsewhere.handover(toBot).getLeft()).isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void each_write_that_takes_effect_is_reported() {
        List<Operation> effects = new ArrayList<>();
        InMemoryBots reporting = bots.reportingEffectsTo(effects::add);

        InterventionId engaged = reporting.engage(scenario.message).get().id();
        reporting.complete(engaged);
        scenario.world.agentReply(scenario.agent, engaged);
        reporting.complete(engaged);
        reporting.handover(Handover.toAgent(engaged));

        assertThat(effects).containsExactly(Operation.ENGAGE, Operation.COMPLETE, Operation.HANDOVER);
    }
}
