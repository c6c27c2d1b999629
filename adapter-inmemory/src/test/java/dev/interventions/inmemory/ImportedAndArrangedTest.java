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

    private final WorldScenario scenario = new WorldScenario();

    @Test
    void a_message_joins_the_newest_imported_intervention_whatever_the_order_of_imports() {
        ContentId second = scenario.world.customerMessage(scenario.thread, scenario.customer);
        scenario.world.importIntervention(
                ImportedIntervention.of(closed("newer", second, WorldScenario.START.minusSeconds(60))));
        scenario.world.importIntervention(
                ImportedIntervention.of(closed("older", scenario.message, WorldScenario.START.minusSeconds(3600))));

        scenario.world.customerMessage(scenario.thread, scenario.customer);

        assertThat(scenario.read(InterventionId.of("newer")).isClosed()).isFalse();
        assertThat(scenario.read(InterventionId.of("older")).isClosed()).isTrue();
    }

    @Test
    void refuses_a_duplicate_content() {
        scenario.opened();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.addContent(new Content(
                        scenario.message, scenario.thread, scenario.inbox, new Author.Customer(scenario.customer))));
    }

    @Test
    void refuses_a_content_of_an_unknown_customer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.addContent(new Content(
                        ContentId.of("c"),
                        scenario.thread,
                        scenario.inbox,
                        new Author.Customer(IdentityId.of("unknown-customer")))));
    }

    @Test
    void refuses_a_content_of_an_unknown_agent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.addContent(new Content(
                        ContentId.of("c"),
                        scenario.thread,
                        scenario.inbox,
                        new Author.Agent(UserId.of("unknown-agent")))));
    }

    @Test
    void refuses_an_imported_intervention_in_an_unknown_thread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.importIntervention(
                        ImportedIntervention.of(placed(ThreadId.of("unknown-thread"), scenario.inbox))));
    }

    @Test
    void refuses_an_imported_intervention_in_an_unknown_source() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.importIntervention(
                        ImportedIntervention.of(placed(scenario.thread, SourceId.of("unknown-source")))));
    }

    @Test
    void refuses_an_imported_intervention_of_an_unknown_owner() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.importIntervention(
                        ImportedIntervention.of(closed("x", scenario.message, WorldScenario.START)
                                .withOwner(Option.some(UserId.of("unknown-agent"))))));
    }

    @Test
    void refuses_an_imported_intervention_without_content() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.importIntervention(
                        ImportedIntervention.of(closed("x", scenario.message, WorldScenario.START)
                                .withOrigin(new Origin(
                                        Option.none(),
                                        Option.some(scenario.thread),
                                        Option.some(scenario.inbox),
                                        Option.none(),
                                        Option.none())))));
    }

    @Test
    void refuses_null_while_a_fault_is_planned() {
        scenario.world.failNext(Operation.GET, SimulatedFault.unavailable());
        assertThatNullPointerException().isThrownBy(() -> scenario.interventions.get(null));
    }

    @Test
    void refuses_null_on_a_view_of_an_unknown_user() {
        assertThatNullPointerException()
                .isThrownBy(() -> scenario.interventions
                        .actingAs(UserId.of("unknown-agent"))
                        .get(null));
    }

    @Test
    void the_customer_of_an_imported_intervention_without_reply_waits_since_its_opening() {
        Intervention unreplied = closed("x", scenario.message, WorldScenario.START.minusSeconds(60))
                .withReplies(Replies.NONE)
                .withLifecycle(Lifecycle.openedAt(WorldScenario.START.minusSeconds(60)));
        scenario.world.importIntervention(ImportedIntervention.of(unreplied));
        scenario.world.agentReply(scenario.agent, unreplied.id());

        Replies replies = scenario.read(unreplied.id()).replies();
        assertThat(replies.times().first()).containsExactly(Duration.ofSeconds(60));
        assertThat(replies.times().average()).containsExactly(Duration.ofSeconds(60));
        assertThat(replies.averagedOver()).containsExactly(1L);
    }

    @Test
    void turns_are_measured_in_whole_seconds_as_first_and_last_are() {
        InterventionId id = scenario.opened();
        scenario.world.agentReply(scenario.agent, id); // a turn of 0 s
        scenario.pass(Duration.ofMillis(900));
        scenario.world.customerMessage(scenario.thread, scenario.customer); // at 0.9 s, cut to 0
        scenario.pass(Duration.ofMillis(1100));
        scenario.world.agentReply(scenario.agent, id); // at 2.0 s

        Replies replies = scenario.read(id).replies();
        assertThat(replies.times().last()).containsExactly(Duration.ofSeconds(2));
        assertThat(replies.times().average()).containsExactly(Duration.ofSeconds(1)); // (0 + 2) / 2
    }

    @Test
    void a_deferral_to_the_same_moment_changes_nothing() {
        InterventionId id = scenario.opened();
        scenario.world.defer(id, WorldScenario.START.plusSeconds(3600));
        scenario.pass(Duration.ofSeconds(10));
        Intervention before = scenario.read(id);
        scenario.world.defer(id, WorldScenario.START.plusSeconds(3600));
        assertThat(scenario.read(id)).isEqualTo(before);
    }

    @Test
    void refuses_to_hide_an_unknown_source() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.world.hide(scenario.agent, SourceId.of("unknown-source")));
    }

    private Intervention placed(ThreadId thread, SourceId source) {
        return closed("x", scenario.message, WorldScenario.START)
                .withOrigin(new Origin(
                        Option.some(scenario.message),
                        Option.some(thread),
                        Option.some(source),
                        Option.some(scenario.customer),
                        Option.none()));
    }

    private Intervention closed(String id, ContentId content, Instant created) {
        ReplyTimes times = new ReplyTimes(
                Option.some(Duration.ofSeconds(10)),
                Option.some(Duration.ofSeconds(10)),
                Option.some(Duration.ofSeconds(10)));
        return Intervention.withId(InterventionId.of(id))
                .withOwner(Option.some(scenario.agent))
                .withOrigin(new Origin(
                        Option.some(content),
                        Option.some(scenario.thread),
                        Option.some(scenario.inbox),
                        Option.some(scenario.customer),
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
