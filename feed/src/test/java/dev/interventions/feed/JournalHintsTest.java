package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.Unavailable;
import dev.interventions.feed.Hints.Hinted;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalHintsTest {

    private static final Instant START = Instant.parse("2024-05-21T12:00:00Z");

    private final World world = World.startingAt(START, Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final Interventions desk = world.as(world.agent(source));
    private final ObservedAccount account = new ObservedAccount(desk);
    private final RecordedJournal journal = new RecordedJournal();
    private final JournalHints hints = JournalHints.from(START, journal);
    private final InMemoryCopy copy = InMemoryCopy.empty();
    private final Feed feed = Feed.over(account).hints(hints);

    // ---- in a feed ----

    @Test
    void a_cancellation_in_the_journal_is_reported_once() {
        List<InterventionId> ids = open(3);
        poll(feed);
        cancel(ids.get(1));

        assertThat(poll(feed)).containsExactly(new Change.Gone(ids.get(1)));
        assertThat(poll(feed)).isEmpty();
        assertThat(account.gets()).isEqualTo(1);
        assertThat(journal.requests()).isEqualTo(3);
        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    @Test
    void two_cancellations_within_a_second_are_found_by_two_polls() {
        List<InterventionId> ids = open(3);
        poll(feed);
        cancel(ids.get(0));
        poll(feed);
        cancel(ids.get(1));

        assertThat(poll(feed)).containsExactly(new Change.Gone(ids.get(1)));
        assertThat(account.gets()).isEqualTo(2);
    }

    @Test
    void a_cancellation_during_the_first_copy_is_found() {
        List<InterventionId> ids = open(3);
        for (Either<InterventionError, ChangeBatch> batch : feed.changes(copy.position())) {
            copy.store(batch.get());
            if (batch.get().phase() == ChangeBatch.Phase.COPY) {
                cancel(ids.get(0));
            }
        }

        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    @Test
    void an_error_of_the_journal_ends_the_poll_and_loses_no_hint() {
        List<InterventionId> ids = open(3);
        poll(feed);
        cancel(ids.get(1));
        InterventionError error = new Refused.InvalidRequest("events may not be searched");
        journal.failWith(error);

        assertThat(feed.changes(copy.position())).containsExactly(Either.left(error));

        journal.recover();
        assertThat(poll(feed)).containsExactly(new Change.Gone(ids.get(1)));
    }

    @Test
    void an_event_that_names_no_intervention_is_found_by_the_number() {
        List<InterventionId> ids = open(3);
        Feed knowing = feed.knowing(copy);
        poll(knowing);
        desk.cancel(ids.get(1));
        journal.add(Option.none(), world.now());

        assertThat(poll(knowing)).containsExactly(new Change.Gone(ids.get(1)));
    }

    // ---- the journal ----

    @Test
    void after_1500_events_the_others_are_left_to_the_next_poll() {
        for (int number = 0; number < 1700; number++) {
            journal.cancelled(InterventionId.of("i" + number), START.plusSeconds(number / 2));
        }

        Hinted first = hints.since("").get();
        assertThat(first.ids()).hasSize(1500);
        assertThat(journal.requests()).isEqualTo(10);
        Hinted second = hints.since(first.mark()).get();
        assertThat(second.ids()).hasSize(200);
        assertThat(first.ids().appendAll(second.ids()).toSet()).hasSize(1700);
        assertThat(hints.since(second.mark()).get().ids()).isEmpty();
    }

    @Test
    void more_events_in_the_overlap_than_a_poll_reads_do_not_stop_it() {
        for (int number = 0; number < 3500; number++) {
            journal.cancelled(InterventionId.of("i" + number), START);
        }

        List<InterventionId> found = List.empty();
        String mark = "";
        for (int poll = 0; poll < 3; poll++) {
            Hinted hinted = hints.since(mark).get();
            found = found.appendAll(hinted.ids());
            mark = hinted.mark();
        }
        assertThat(found).hasSize(3500).doesNotHaveDuplicates();
    }

    @Test
    void the_mark_keeps_the_start_while_there_are_no_events() {
        String mark = hints.since("").get().mark();
        journal.cancelled(InterventionId.of("first"), START);

        assertThat(JournalHints.from(START.plus(Duration.ofDays(1)), journal)
                        .since(mark)
                        .get()
                        .ids())
                .containsExactly(InterventionId.of("first"));
    }

    @Test
    void an_event_that_is_listed_late_is_found_within_the_overlap() {
        JournalHints patient = hints.overlapping(Duration.ofMinutes(1));
        journal.cancelled(InterventionId.of("new"), START.plusSeconds(100));
        String mark = patient.since("").get().mark();
        journal.cancelled(InterventionId.of("late"), START.plusSeconds(50));

        assertThat(patient.since(mark).get().ids()).containsExactly(InterventionId.of("late"));
        assertThat(hints.since(mark).get().ids()).isEmpty();
    }

    @Test
    void events_before_the_requested_date_are_no_hints() {
        journal.ignoreDates();
        journal.cancelled(InterventionId.of("old"), START.minusSeconds(100));
        journal.cancelled(InterventionId.of("new"), START.plusSeconds(100));

        assertThat(hints.since("").get().ids()).containsExactly(InterventionId.of("new"));
    }

    @Test
    void a_journal_in_another_order_is_an_error() {
        journal.ignoreOrder();
        journal.cancelled(InterventionId.of("a"), START);
        journal.cancelled(InterventionId.of("b"), START.plusSeconds(100));

        assertThat(hints.since("").getLeft()).isInstanceOf(Unavailable.MalformedResponse.class);
    }

    @Test
    void a_mark_of_other_hints_counts_as_none() {
        journal.cancelled(InterventionId.of("first"), START);

        assertThat(hints.since("17").get().ids()).containsExactly(InterventionId.of("first"));
    }

    @Test
    void too_short_an_overlap_is_refused() {
        assertThatThrownBy(() -> hints.overlapping(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a second");
    }

    private List<InterventionId> open(int number) {
        return List.fill(
                number,
                () -> desk.create(world.customerMessage(thread, world.customer()))
                        .get()
                        .id());
    }

    private void cancel(InterventionId id) {
        desk.cancel(id).get();
        journal.cancelled(id, world.now());
    }

    private List<Change> poll(Feed some) {
        List<Change> changes = List.empty();
        for (Either<InterventionError, ChangeBatch> batch : some.changes(copy.position())) {
            copy.store(batch.get());
            changes = changes.appendAll(batch.get().changes());
        }
        return changes;
    }
}
