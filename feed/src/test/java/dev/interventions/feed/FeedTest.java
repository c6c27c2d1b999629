package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.Unavailable.Unreachable;
import dev.interventions.domain.UserId;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.ChangeBatch.Warning;
import dev.interventions.feed.Hints.Hinted;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final World world = World.startingAt(Instant.parse("2024-05-21T12:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId agent = world.agent(source);
    private final UserId reader = world.agent(source);
    private final Interventions desk = world.as(agent);
    private final ObservedAccount account = new ObservedAccount(world.as(reader));
    private final InMemoryCopy copy = InMemoryCopy.empty();
    private final Feed feed = Feed.over(account).knowing(copy).inPagesOf(10);

    // ---- the first copy ----

    @Test
    void the_first_copy_reports_everything_as_new() {
        open(25);

        List<ChangeBatch> batches = poll();

        assertThat(copy.interventions()).isEqualTo(account.readable());
        assertThat(batches.filter(batch -> batch.phase() == Phase.COPY)
                        .flatMap(ChangeBatch::changes)
                        .map(FeedTest::kind))
                .hasSize(25)
                .containsOnly(Option.some(Kind.NEW));
        assertThat(batches.map(ChangeBatch::listed)).containsOnly(25L);
    }

    @Test
    void the_first_copy_reports_no_intervention_twice() {
        open(25);

        assertThat(poll().flatMap(ChangeBatch::changes).map(Change::id))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_empty_account_gives_batches_without_changes_and_later_the_opened_interventions() {
        assertThat(poll().flatMap(ChangeBatch::changes)).isEmpty();

        open(1);

        assertThat(poll().flatMap(ChangeBatch::changes)).hasSize(1);
    }

    @Test
    void an_intervention_that_is_opened_after_the_first_copy_is_new() {
        openAndCopy(3);
        world.advance(Duration.ofHours(1));
        open(1);

        assertThat(poll().flatMap(ChangeBatch::changes).map(FeedTest::kind)).containsExactly(Option.some(Kind.NEW));
    }

    @Test
    void a_copy_that_was_not_made_by_the_feed_gets_only_later_changes() {
        open(3);
        account.readable()
                .values()
                .forEach(intervention -> copy.store(batch(new Change.Seen(intervention, Kind.NEW), world.now())));
        world.advance(Duration.ofHours(1));
        InterventionId later = open(1).head();

        assertThat(poll().flatMap(ChangeBatch::changes).map(Change::id)).containsExactly(later);
    }

    // ---- changes ----

    @Test
    void a_poll_without_changes_is_one_request_and_one_batch() {
        openAndCopy(25);
        int before = account.requests();

        List<ChangeBatch> batches = poll();

        assertThat(batches).hasSize(1);
        assertThat(batches.head().changes()).isEmpty();
        assertThat(batches.head().phase()).isEqualTo(Phase.CHANGES);
        assertThat(batches.head().warnings()).isEmpty();
        assertThat(account.requests() - before).isEqualTo(1);
    }

    @Test
    void another_content_in_the_same_second_is_reported_and_the_same_is_not() {
        InterventionId id = openAndCopy(2).head();

        categorize(id, "a");
        assertThat(poll().flatMap(ChangeBatch::changes).map(Change::id)).containsExactly(id);
        assertThat(poll().flatMap(ChangeBatch::changes)).isEmpty();

        categorize(id, "b");
        assertThat(poll().flatMap(ChangeBatch::changes).map(FeedTest::kind)).containsExactly(Option.some(Kind.CHANGED));

        categorize(id, "a");
        assertThat(poll().flatMap(ChangeBatch::changes).map(Change::id)).containsExactly(id);
    }

    @Test
    void a_batch_that_was_not_stored_is_reported_again() {
        InterventionId id = openAndCopy(2).head();
        categorize(id, "a");

        feed.changes(copy.position()).iterator().next();

        assertThat(poll().flatMap(ChangeBatch::changes).map(Change::id)).containsExactly(id);
    }

    @Test
    void an_interrupted_poll_continues_where_it_was_and_another_one_follows() {
        List<InterventionId> ids = openAndCopy(25);
        world.advance(Duration.ofMinutes(5));
        ids.forEach(id -> categorize(id, "a"));
        Iterator<Either<InterventionError, ChangeBatch>> interrupted =
                feed.changes(copy.position()).iterator();
        copy.store(interrupted.next().get());
        categorize(ids.last(), "b");

        List<ChangeBatch> rest = poll();

        assertThat(rest.flatMap(ChangeBatch::changes)).hasSize(15 + 1);
        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    @Test
    void an_error_is_the_last_element_and_the_feed_continues_from_the_stored_position() {
        open(25);
        int[] request = {0};
        account.failing(() -> ++request[0] == 3);

        List<Either<InterventionError, ChangeBatch>> failed = List.ofAll(feed.changes(copy.position()));
        failed.filter(Either::isRight).forEach(batch -> copy.store(batch.get()));

        assertThat(failed.last().getLeft()).isInstanceOf(Unreachable.class);
        assertThat(failed).hasSize(2);
        poll();
        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    @Test
    void a_poll_that_has_ended_has_no_next_batch() {
        Iterator<Either<InterventionError, ChangeBatch>> batches =
                feed.changes(FeedPosition.start()).iterator();
        batches.forEachRemaining(batch -> copy.store(batch.get()));

        assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    }

    // ---- cancellations ----

    @Test
    void a_cancellation_is_found_by_the_number_and_costs_the_pages_up_to_it_and_one_reading() {
        List<InterventionId> ids = List.range(0, 95).flatMap(number -> {
            world.advance(Duration.ofMinutes(2));
            return open(1);
        });
        poll();
        desk.cancel(ids.get(80));
        int before = account.requests();

        List<ChangeBatch> batches = poll();

        assertThat(batches.flatMap(ChangeBatch::changes)).containsExactly(new Change.Gone(ids.get(80)));
        assertThat(account.gets()).isEqualTo(1);
        assertThat(account.requests() - before).isEqualTo(1 + 2 + 1);
        assertThat(poll()).hasSize(1);
    }

    @Test
    void without_the_copy_and_hints_each_batch_says_that_cancellations_are_not_searched() {
        open(1);

        assertThat(Feed.over(account).changes(FeedPosition.start()))
                .allSatisfy(batch ->
                        assertThat(batch.get().warnings()).containsExactly(Warning.CANCELLATIONS_NOT_SEARCHED));
    }

    @Test
    void a_hinted_cancellation_is_reported_and_a_hinted_change_costs_nothing() {
        List<InterventionId> ids = open(3);
        java.util.List<InterventionId> log = new java.util.ArrayList<>();
        Feed hinted = Feed.over(account)
                .hints(mark -> Either.right(new Hinted(
                        List.ofAll(log).drop(mark.isEmpty() ? 0 : Integer.parseInt(mark)),
                        Integer.toString(log.size()))));
        poll(hinted);
        categorize(ids.get(0), "a");
        desk.cancel(ids.get(1));
        log.addAll(ids.take(2).asJava());

        assertThat(poll(hinted).flatMap(ChangeBatch::changes).map(Change::id)).containsExactly(ids.get(0), ids.get(1));
        assertThat(account.gets()).isEqualTo(1);
        poll(hinted);
        assertThat(account.gets()).isEqualTo(1);
        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    @Test
    void a_source_that_is_no_longer_read_is_gone_in_batches_and_comes_back_as_corrections() {
        openAndCopy(35);
        world.advance(Duration.ofHours(1));
        world.hide(reader, source);

        List<ChangeBatch> batches = poll();

        assertThat(copy.interventions()).isEmpty();
        assertThat(batches.map(batch -> batch.changes().size())).allMatch(size -> size <= 10);
        world.letRead(reader, source);
        assertThat(poll().flatMap(ChangeBatch::changes).map(FeedTest::kind)).contains(Option.some(Kind.CORRECTED));
        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    // ---- changes that updated_at doesn't show ----

    @Test
    void a_change_without_a_date_is_corrected_when_everything_is_compared() {
        InterventionId id = openAndCopy(25).head();
        world.defer(id, world.now().plusSeconds(7200));
        poll();
        world.advance(Duration.ofHours(1));
        open(1);
        poll();
        world.advance(Duration.ofHours(1));
        assertThat(poll().flatMap(ChangeBatch::changes)).isEmpty();

        List<ChangeBatch> batches = poll(feed.reconcilingEvery(1));

        assertThat(batches.flatMap(ChangeBatch::changes).map(Change::id)).containsExactly(id);
        assertThat(batches.flatMap(ChangeBatch::changes).map(FeedTest::kind))
                .containsExactly(Option.some(Kind.CORRECTED));
    }

    @Test
    void a_list_in_another_order_is_reported_and_everything_is_compared() {
        List<InterventionId> ids = openAndCopy(25);
        account.sortingUpdatesBy(java.util.Comparator.comparing(ObservedAccount::updatedAt));
        world.advance(Duration.ofSeconds(1));
        categorize(ids.get(7), "a");

        List<ChangeBatch> batches = poll();

        assertThat(batches.last().warnings()).isEqualTo(unordered());
        assertThat(batches.flatMap(ChangeBatch::changes).map(Change::id)).contains(ids.get(7));
        assertThat(copy.interventions()).isEqualTo(account.readable());
    }

    @Test
    void a_service_that_ignores_the_order_is_noticed_after_the_first_copy() {
        List<InterventionId> ids = open(25);
        world.advance(Duration.ofSeconds(1));
        open(10);
        world.advance(Duration.ofSeconds(1));
        categorize(ids.head(), "a");
        account.sortingUpdatesBy(java.util.Comparator.comparing(ObservedAccount::createdAt)
                .reversed()
                .thenComparing(one -> one.id().value()));

        assertThat(poll().last().warnings()).isEqualTo(unordered());
    }

    @Test
    void a_record_that_cannot_be_read_is_skipped_and_reported() {
        List<InterventionId> ids = open(25);
        account.unreadable(intervention -> intervention.id().equals(ids.get(3)));

        List<ChangeBatch> batches = poll();

        assertThat(batches.flatMap(ChangeBatch::unreadable).flatMap(record -> record.id()))
                .contains(ids.get(3));
        assertThat(copy.interventions()).isEqualTo(account.readable()).hasSize(24);
        int before = account.requests();
        poll();
        world.advance(Duration.ofHours(1));
        open(1);
        poll();
        assertThat(account.requests() - before).isLessThan(12);
    }

    // ---- settings ----

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> feed.overlapping(Duration.ofSeconds(-1))).hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> feed.reconcilingEvery(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> feed.inPagesOf(1)).hasMessageContaining("1");
        assertThatThrownBy(() -> feed.inPagesOf(PageRequest.MAX_LIMIT + 1)).hasMessageContaining("151");
    }

    // ---- arranging ----

    private List<InterventionId> open(int number) {
        return List.fill(
                number,
                () -> desk.create(world.customerMessage(thread, world.customer()))
                        .get()
                        .id());
    }

    /** The last one is an hour newer than the others, so that a poll doesn't read those again. */
    private List<InterventionId> openAndCopy(int number) {
        List<InterventionId> ids = open(number - 1);
        world.advance(Duration.ofHours(1));
        ids = ids.appendAll(open(1));
        poll();
        assertThat(copy.interventions()).isEqualTo(account.readable());
        return ids;
    }

    private void categorize(InterventionId id, String category) {
        desk.categorize(id, CategoryId.of(category)).get();
    }

    private List<ChangeBatch> poll() {
        return poll(feed);
    }

    private List<ChangeBatch> poll(Feed some) {
        List<ChangeBatch> batches = List.empty();
        for (Either<InterventionError, ChangeBatch> batch : some.changes(copy.position())) {
            copy.store(batch.get());
            batches = batches.append(batch.get());
        }
        return batches;
    }

    private static ChangeBatch batch(Change change, Instant moment) {
        return new ChangeBatch(
                List.of(change),
                FeedPosition.asOf(moment.plusSeconds(600)),
                Phase.COPY,
                1,
                List.empty(),
                HashSet.empty());
    }

    private static Option<Kind> kind(Change change) {
        return change instanceof Change.Seen seen ? Option.some(seen.kind()) : Option.none();
    }

    private static Set<Warning> unordered() {
        return HashSet.of(Warning.UNORDERED);
    }
}
