package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportedAndArrangedTest {

    private final WorldScenario desk = new WorldScenario();

    @Test
    void a_message_joins_the_newest_of_added_interventions_in_whatever_order_they_were_added() {
        ContentId second = desk.world.customerMessage(desk.thread, desk.customer);
        desk.world.importIntervention(
                ImportedIntervention.of(closed("newer", second, WorldScenario.START.minusSeconds(60))));
        desk.world.importIntervention(
                ImportedIntervention.of(closed("older", desk.message, WorldScenario.START.minusSeconds(3600))));

        desk.world.customerMessage(desk.thread, desk.customer);

        assertThat(desk.read(InterventionId.of("newer")).isClosed()).isFalse();
        assertThat(desk.read(InterventionId.of("older")).isClosed()).isTrue();
    }

    @Test
    void a_content_that_is_there_cannot_be_added_again() {
        desk.opened();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.addContent(
                        new Content(desk.message, desk.thread, desk.inbox, new Author.Customer(desk.customer))));
    }

    @Test
    void a_content_of_a_customer_that_nobody_knows_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.addContent(new Content(
                        ContentId.of("c"), desk.thread, desk.inbox, new Author.Customer(IdentityId.of("unheard")))));
    }

    @Test
    void a_content_of_an_agent_that_nobody_knows_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.addContent(new Content(
                        ContentId.of("c"), desk.thread, desk.inbox, new Author.Agent(UserId.of("nobody")))));
    }

    @Test
    void an_added_intervention_in_an_unknown_thread_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.importIntervention(
                        ImportedIntervention.of(placed(ThreadId.of("unwritten"), desk.inbox))));
    }

    @Test
    void an_added_intervention_in_an_unknown_source_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.importIntervention(
                        ImportedIntervention.of(placed(desk.thread, SourceId.of("nowhere")))));
    }

    @Test
    void an_added_intervention_of_an_unknown_owner_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.importIntervention(ImportedIntervention.of(
                        closed("x", desk.message, WorldScenario.START).withOwner(Option.some(UserId.of("nobody"))))));
    }

    @Test
    void an_added_intervention_without_content_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.world.importIntervention(
                        ImportedIntervention.of(closed("x", desk.message, WorldScenario.START)
                                .withOrigin(new Origin(
                                        Option.none(),
                                        Option.some(desk.thread),
                                        Option.some(desk.inbox),
                                        Option.none(),
                                        Option.none())))));
    }

    @Test
    void null_is_a_programmers_error_in_fault_too() {
        desk.world.failNext(Operation.GET, SimulatedFault.unavailable());
        assertThatNullPointerException().isThrownBy(() -> desk.interventions.get(null));
    }

    @Test
    void null_is_a_programmers_error_for_a_refused_view_too() {
        assertThatNullPointerException()
                .isThrownBy(
                        () -> desk.interventions.actingAs(UserId.of("nobody")).get(null));
    }

    @Test
    void a_customer_whose_added_intervention_has_no_reply_waits_since_its_opening() {
        Intervention unreplied = closed("x", desk.message, WorldScenario.START.minusSeconds(60))
                .withReplies(Replies.NONE)
                .withLifecycle(Lifecycle.openedAt(WorldScenario.START.minusSeconds(60)));
        desk.world.importIntervention(ImportedIntervention.of(unreplied));
        desk.world.agentReply(desk.agent, unreplied.id());

        Replies replies = desk.read(unreplied.id()).replies();
        assertThat(replies.times().first()).containsExactly(Duration.ofSeconds(60));
        assertThat(replies.times().average()).containsExactly(Duration.ofSeconds(60));
        assertThat(replies.averagedOver()).containsExactly(1L);
    }

    @Test
    void turns_are_counted_in_whole_seconds_as_first_and_last_are() {
        InterventionId id = desk.opened();
        desk.world.agentReply(desk.agent, id); // a turn of 0 s
        desk.pass(Duration.ofMillis(900));
        desk.world.customerMessage(desk.thread, desk.customer); // at 0.9 s, cut to 0
        desk.pass(Duration.ofMillis(1100));
        desk.world.agentReply(desk.agent, id); // at 2.0 s

        Replies replies = desk.read(id).replies();
        assertThat(replies.times().last()).containsExactly(Duration.ofSeconds(2));
        assertThat(replies.times().average()).containsExactly(Duration.ofSeconds(1)); // (0 + 2) / 2
    }

    @Test
    void a_deferral_to_the_same_moment_changes_nothing() {
        InterventionId id = desk.opened();
        desk.world.defer(id, WorldScenario.START.plusSeconds(3600));
        desk.pass(Duration.ofSeconds(10));
        Intervention before = desk.read(id);
        desk.world.defer(id, WorldScenario.START.plusSeconds(3600));
        assertThat(desk.read(id)).isEqualTo(before);
    }

    @Test
    void hiding_a_source_that_nobody_has_is_a_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> desk.world.hide(desk.agent, SourceId.of("nowhere")));
    }

    private Intervention placed(ThreadId thread, SourceId source) {
        return closed("x", desk.message, WorldScenario.START)
                .withOrigin(new Origin(
                        Option.some(desk.message),
                        Option.some(thread),
                        Option.some(source),
                        Option.some(desk.customer),
                        Option.none()));
    }

    private Intervention closed(String id, ContentId content, Instant created) {
        ReplyTimes times = new ReplyTimes(
                Option.some(Duration.ofSeconds(10)),
                Option.some(Duration.ofSeconds(10)),
                Option.some(Duration.ofSeconds(10)));
        return Intervention.withId(InterventionId.of(id))
                .withOwner(Option.some(desk.agent))
                .withOrigin(new Origin(
                        Option.some(content),
                        Option.some(desk.thread),
                        Option.some(desk.inbox),
                        Option.some(desk.customer),
                        Option.none()))
                .withReplies(
                        new Replies(Option.some(1L), Option.some(ContentId.of("r")), times, times, Option.some(1L)))
                .withLifecycle(new Lifecycle(
                        Option.some(true),
                        Option.some(created),
                        Option.some(created),
                        Option.some(created),
                        Option.none(),
                        Option.none()));
    }
}
