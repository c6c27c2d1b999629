package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Operation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrangingErrorsTest {

    private static final UserId NO_AGENT = UserId.of("unknown-agent");
    private static final SourceId NO_SOURCE = SourceId.of("unknown-source");
    private static final ThreadId NO_THREAD = ThreadId.of("unknown-thread");
    private static final IdentityId NO_CUSTOMER = IdentityId.of("unknown-customer");
    private static final InterventionId NO_INTERVENTION = InterventionId.of("unknown-intervention");

    static Stream<Arguments> unknownIds() {
        return Stream.of(
                mistake(
                        "interventions as an agent",
                        "there is no agent UserId[unknown-agent]",
                        scenario -> scenario.world.as(NO_AGENT)),
                mistake(
                        "an agent's sources",
                        "there is no source SourceId[unknown-source]",
                        scenario -> scenario.world.agent(NO_SOURCE)),
                mistake(
                        "one of an agent's sources",
                        "there is no source SourceId[unknown-source]",
                        scenario -> scenario.world.agent(scenario.inbox, NO_SOURCE)),
                mistake(
                        "the sources of an agent to add",
                        "there is no source SourceId[unknown-source]",
                        scenario -> scenario.world.addAgent(Actor.of(NO_AGENT).reading(NO_SOURCE))),
                mistake(
                        "to permit",
                        "there is no agent UserId[unknown-agent]",
                        scenario -> scenario.world.permit(NO_AGENT, Permission.UPDATE_INTERVENTION)),
                mistake(
                        "to forbid",
                        "there is no agent UserId[unknown-agent]",
                        scenario -> scenario.world.forbid(NO_AGENT, Permission.UPDATE_INTERVENTION)),
                mistake(
                        "to let an agent read",
                        "there is no agent UserId[unknown-agent]",
                        scenario -> scenario.world.letRead(NO_AGENT, scenario.inbox)),
                mistake(
                        "to let read a source",
                        "there is no source SourceId[unknown-source]",
                        scenario -> scenario.world.letRead(scenario.agent, NO_SOURCE)),
                mistake(
                        "to hide from an agent",
                        "there is no agent UserId[unknown-agent]",
                        scenario -> scenario.world.hide(NO_AGENT, scenario.inbox)),
                mistake(
                        "a thread's source",
                        "there is no source SourceId[unknown-source]",
                        scenario -> scenario.world.thread(NO_SOURCE)),
                mistake(
                        "the source of a thread to add",
                        "there is no source SourceId[unknown-source]",
                        scenario -> scenario.world.addThread(NO_THREAD, NO_SOURCE)),
                mistake(
                        "to group",
                        "there is no customer IdentityId[unknown-customer]",
                        scenario -> scenario.world.group(NO_CUSTOMER)),
                mistake(
                        "to group with another",
                        "there is no customer IdentityId[unknown-customer]",
                        scenario -> scenario.world.group(scenario.customer, NO_CUSTOMER)),
                mistake(
                        "to ungroup",
                        "there is no customer IdentityId[unknown-customer]",
                        scenario -> scenario.world.ungroup(NO_CUSTOMER)),
                mistake(
                        "a message's thread",
                        "there is no thread ThreadId[unknown-thread]",
                        scenario -> scenario.world.customerMessage(NO_THREAD, scenario.customer)),
                mistake(
                        "a message's customer",
                        "there is no customer IdentityId[unknown-customer]",
                        scenario -> scenario.world.customerMessage(scenario.thread, NO_CUSTOMER)),
                mistake(
                        "a reply's agent",
                        "there is no agent UserId[unknown-agent]",
                        scenario -> scenario.world.agentReply(NO_AGENT, scenario.anOpenOne())),
                mistake(
                        "a reply's intervention",
                        "there is no intervention InterventionId[unknown-intervention]",
                        scenario -> scenario.world.agentReply(scenario.agent, NO_INTERVENTION)),
                mistake(
                        "to defer",
                        "there is no intervention InterventionId[unknown-intervention]",
                        scenario -> scenario.world.defer(NO_INTERVENTION, WorldScenario.START)),
                mistake(
                        "to lock",
                        "there is no intervention InterventionId[unknown-intervention]",
                        scenario -> scenario.world.holdLock(NO_INTERVENTION)),
                mistake(
                        "the thread of a content to add",
                        "there is no thread in that source ThreadId[unknown-thread]",
                        scenario -> scenario.world.addContent(message(scenario, NO_THREAD, scenario.inbox))),
                mistake(
                        "the thread of a content to add, which is in another source",
                        "there is no thread in that source ThreadId[",
                        scenario -> scenario.world.addContent(message(scenario, scenario.thread, NO_SOURCE))));
    }

    private static Arguments mistake(String what, String message, Consumer<WorldScenario> mistake) {
        return arguments(what, message, mistake);
    }

    private static Content message(WorldScenario scenario, ThreadId thread, SourceId source) {
        return new Content(ContentId.of("added"), thread, source, new Author.Customer(scenario.customer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownIds")
    void an_unknown_id_is_named_and_changes_nothing(String what, String message, Consumer<WorldScenario> mistake) {
        WorldScenario scenario = new WorldScenario();
        scenario.opened();
        WorldState before = scenario.everything();

        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> mistake.accept(scenario))
                .withMessageStartingWith(message)
                .withMessageEndingWith("in this world");
        assertThat(scenario.everything()).isEqualTo(before);
    }

    @Test
    void refuses_a_reply_under_a_closed_intervention_and_changes_nothing() {
        WorldScenario scenario = new WorldScenario();
        InterventionId closed = scenario.closed();
        WorldState before = scenario.everything();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.agentReply(scenario.agent, closed))
                .withMessageContaining("an agent can reply only under an open intervention");
        assertThat(scenario.everything()).isEqualTo(before);
    }

    @Test
    void refuses_to_defer_a_closed_intervention_and_changes_nothing() {
        WorldScenario scenario = new WorldScenario();
        InterventionId closed = scenario.closed();
        WorldState before = scenario.everything();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.defer(closed, WorldScenario.START.plusSeconds(60)))
                .withMessageContaining("only an open intervention can be deferred");
        assertThat(scenario.everything()).isEqualTo(before);
    }

    @Test
    void refuses_to_move_the_clock_back() {
        WorldScenario scenario = new WorldScenario();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.advance(Duration.ofSeconds(-1)))
                .withMessage("time can't go back by PT1S");
        assertThat(scenario.world.now()).isEqualTo(WorldScenario.START);
    }

    @Test
    void refuses_an_unknown_effect_for_a_read() {
        WorldScenario scenario = new WorldScenario();
        WorldState before = scenario.everything();

        for (Operation read : new Operation[] {Operation.GET, Operation.LIST}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scenario.world.failNext(read, SimulatedFault.effectUnknownButApplied()))
                    .withMessage(read + " is a read: it has no effect that could be unknown");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scenario.world.failNext(read, SimulatedFault.effectUnknownAndNotApplied()));
        }
        assertThat(scenario.everything()).isEqualTo(before);
    }
}
