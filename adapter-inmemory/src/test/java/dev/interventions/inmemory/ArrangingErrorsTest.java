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
import dev.interventions.port.Operation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrangingErrorsTest {

    private static final UserId NO_AGENT = UserId.of("nobody");
    private static final SourceId NO_SOURCE = SourceId.of("nowhere");
    private static final ThreadId NO_THREAD = ThreadId.of("unwritten");
    private static final IdentityId NO_CUSTOMER = IdentityId.of("unheard");
    private static final InterventionId NO_INTERVENTION = InterventionId.of("unopened");

    static Stream<Arguments> idsThatNobodyHas() {
        return Stream.of(
                mistake(
                        "interventions as an agent",
                        "there is no agent UserId[nobody]",
                        desk -> desk.world.as(NO_AGENT)),
                mistake(
                        "an agent's sources",
                        "there is no source SourceId[nowhere]",
                        desk -> desk.world.agent(NO_SOURCE)),
                mistake(
                        "one of an agent's sources",
                        "there is no source SourceId[nowhere]",
                        desk -> desk.world.agent(desk.inbox, NO_SOURCE)),
                mistake(
                        "the sources of an agent to add",
                        "there is no source SourceId[nowhere]",
                        desk -> desk.world.addAgent(Actor.of(NO_AGENT).reading(NO_SOURCE))),
                mistake(
                        "to permit",
                        "there is no agent UserId[nobody]",
                        desk -> desk.world.permit(NO_AGENT, Permission.UPDATE_INTERVENTION)),
                mistake(
                        "to forbid",
                        "there is no agent UserId[nobody]",
                        desk -> desk.world.forbid(NO_AGENT, Permission.UPDATE_INTERVENTION)),
                mistake(
                        "to let an agent read",
                        "there is no agent UserId[nobody]",
                        desk -> desk.world.letRead(NO_AGENT, desk.inbox)),
                mistake(
                        "to let read a source",
                        "there is no source SourceId[nowhere]",
                        desk -> desk.world.letRead(desk.agent, NO_SOURCE)),
                mistake(
                        "to hide from an agent",
                        "there is no agent UserId[nobody]",
                        desk -> desk.world.hide(NO_AGENT, desk.inbox)),
                mistake(
                        "a thread's source",
                        "there is no source SourceId[nowhere]",
                        desk -> desk.world.thread(NO_SOURCE)),
                mistake(
                        "the source of a thread to add",
                        "there is no source SourceId[nowhere]",
                        desk -> desk.world.addThread(NO_THREAD, NO_SOURCE)),
                mistake("to group", "there is no customer IdentityId[unheard]", desk -> desk.world.group(NO_CUSTOMER)),
                mistake(
                        "to group with another",
                        "there is no customer IdentityId[unheard]",
                        desk -> desk.world.group(desk.customer, NO_CUSTOMER)),
                mistake(
                        "to ungroup",
                        "there is no customer IdentityId[unheard]",
                        desk -> desk.world.ungroup(NO_CUSTOMER)),
                mistake(
                        "a message's thread",
                        "there is no thread ThreadId[unwritten]",
                        desk -> desk.world.customerMessage(NO_THREAD, desk.customer)),
                mistake(
                        "a message's customer",
                        "there is no customer IdentityId[unheard]",
                        desk -> desk.world.customerMessage(desk.thread, NO_CUSTOMER)),
                mistake(
                        "a reply's agent",
                        "there is no agent UserId[nobody]",
                        desk -> desk.world.agentReply(NO_AGENT, desk.anOpenOne())),
                mistake(
                        "a reply's intervention",
                        "there is no intervention InterventionId[unopened]",
                        desk -> desk.world.agentReply(desk.agent, NO_INTERVENTION)),
                mistake(
                        "to defer",
                        "there is no intervention InterventionId[unopened]",
                        desk -> desk.world.defer(NO_INTERVENTION, WorldScenario.START)),
                mistake(
                        "to lock",
                        "there is no intervention InterventionId[unopened]",
                        desk -> desk.world.holdLock(NO_INTERVENTION)),
                mistake(
                        "the thread of a content to add",
                        "there is no thread in that source ThreadId[unwritten]",
                        desk -> desk.world.addContent(message(desk, NO_THREAD, desk.inbox))),
                mistake(
                        "the thread of a content to add, which is in another source",
                        "there is no thread in that source ThreadId[",
                        desk -> desk.world.addContent(message(desk, desk.thread, NO_SOURCE))));
    }

    private static Arguments mistake(String what, String message, Consumer<WorldScenario> mistake) {
        return arguments(what, message, mistake);
    }

    private static Content message(WorldScenario desk, ThreadId thread, SourceId source) {
        return new Content(ContentId.of("added"), thread, source, new Author.Customer(desk.customer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("idsThatNobodyHas")
    void an_id_that_nobody_has_is_named_and_changes_nothing(
            String what, String message, Consumer<WorldScenario> mistake) {
        WorldScenario desk = new WorldScenario();
        desk.opened();
        WorldState before = desk.everything();

        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> mistake.accept(desk))
                .withMessageStartingWith(message)
                .withMessageEndingWith("in this world");
        assertThat(desk.everything()).isEqualTo(before);
    }

    @Test
    void a_reply_under_a_closed_intervention_is_a_mistake_and_changes_nothing() {
        WorldScenario desk = new WorldScenario();
        InterventionId closed = desk.closed();
        WorldState before = desk.everything();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.agentReply(desk.agent, closed))
                .withMessageContaining("an agent can reply only under an open intervention");
        assertThat(desk.everything()).isEqualTo(before);
    }

    @Test
    void a_deferral_of_a_closed_intervention_is_a_mistake_and_changes_nothing() {
        WorldScenario desk = new WorldScenario();
        InterventionId closed = desk.closed();
        WorldState before = desk.everything();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.defer(closed, WorldScenario.START.plusSeconds(60)))
                .withMessageContaining("only an open intervention can be deferred");
        assertThat(desk.everything()).isEqualTo(before);
    }

    @Test
    void time_does_not_go_back() {
        WorldScenario desk = new WorldScenario();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.advance(Duration.ofSeconds(-1)))
                .withMessage("time can't go back by PT1S");
        assertThat(desk.world.now()).isEqualTo(WorldScenario.START);
    }

    @Test
    void a_read_has_no_effect_that_could_be_unknown() {
        WorldScenario desk = new WorldScenario();
        WorldState before = desk.everything();

        for (Operation read : new Operation[] {Operation.GET, Operation.LIST}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> desk.world.failNext(read, SimulatedFault.effectUnknownButApplied()))
                    .withMessage(read + " is a read: it has no effect that could be unknown");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> desk.world.failNext(read, SimulatedFault.effectUnknownAndNotApplied()));
        }
        assertThat(desk.everything()).isEqualTo(before);
    }
}
