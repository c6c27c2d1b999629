package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalOfAWorldTest {

    private static final JournalQuery OLDEST_FIRST = JournalQuery.all().oldestFirst();
    private static final int MAX_EVENTS = 10_000;

    private final WorldScenario scenario = new WorldScenario();
    private final World world = scenario.world;

    @Test
    void the_journal_begins_when_it_is_first_needed() {
        InterventionId id = scenario.opened();
        InMemoryJournal journal = world.journal(scenario.agent);
        scenario.interventions.cancel(id).get();

        assertThat(journal.list(OLDEST_FIRST, PageRequest.first())
                        .get()
                        .records()
                        .map(JournalEvent::name))
                .containsExactly("intervention.canceled");
    }

    @Test
    void the_journals_of_all_agents_have_the_same_events() {
        world.recordEvents();
        scenario.opened();
        Page<JournalEvent> page = world.journal(scenario.agent)
                .list(OLDEST_FIRST, PageRequest.first())
                .get();

        assertThat(page.records()).hasSize(1);
        assertThat(world.journal(world.agent()).list(OLDEST_FIRST, PageRequest.first()))
                .containsExactly(page);
    }

    @Test
    void the_newest_10000_events_are_kept() {
        InMemoryJournal journal = world.journal(scenario.agent);
        InterventionId id = scenario.opened();
        for (int number = 0; number < MAX_EVENTS; number++) {
            scenario.interventions.categorize(id, CategoryId.of("c" + number)).get();
        }

        Page<JournalEvent> oldest =
                journal.list(OLDEST_FIRST, PageRequest.first()).get();
        assertThat(oldest.count()).isEqualTo(MAX_EVENTS);
        assertThat(oldest.records().head().name()).isEqualTo("intervention.recategorized");
        assertThat(oldest.records().head().id()).isEqualTo("e" + "0".repeat(19) + "0002");
    }

    @Test
    void predictable_ids_of_events_leave_other_ids_as_they_are() {
        WorldScenario unrecorded = new WorldScenario();
        world.recordEvents();
        unrecorded.opened();
        scenario.opened();

        assertThat(world.customer()).isEqualTo(unrecorded.world.customer());
    }

    @Test
    void a_restored_world_has_no_events() {
        InMemoryJournal journal = world.journal(scenario.agent);
        InterventionId id = scenario.opened();
        WorldSnapshot snapshot = world.snapshot();
        scenario.interventions.cancel(id).get();

        world.restore(snapshot);

        assertThat(journal.list(OLDEST_FIRST, PageRequest.first()).get().count())
                .isZero();
        scenario.interventions.cancel(id).get();
        assertThat(journal.list(OLDEST_FIRST, PageRequest.first())
                        .get()
                        .records()
                        .map(JournalEvent::name))
                .containsExactly("intervention.canceled");
    }

    @Test
    void ends_of_deferrals_are_in_the_order_of_their_dates() {
        InMemoryJournal journal = world.journal(scenario.agent);
        InterventionId first = scenario.opened();
        InterventionId second = scenario.interventions
                .create(world.customerMessage(scenario.thread, world.customer()))
                .get()
                .id();
        world.defer(first, world.now().plus(Duration.ofHours(2)));
        world.defer(second, world.now().plus(Duration.ofHours(1)));
        scenario.pass(Duration.ofHours(3));

        assertThat(journal.list(OLDEST_FIRST.named("intervention.reactivated"), PageRequest.first())
                        .get()
                        .records()
                        .flatMap(JournalEvent::intervention))
                .containsExactly(second, first);
    }

    @Test
    void an_unknown_agent_has_no_journal() {
        assertThatThrownBy(() -> world.journal(UserId.of("nobody"))).isInstanceOf(IllegalArgumentException.class);
    }
}
