package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {

    private static final InterventionError LOST = new Unavailable.Unreachable("lost");

    // ---- progress ----

    @Test
    void each_page_knows_how_many_records_there_are_and_how_many_were_returned_before() {
        MovingList list = MovingList.ofSize(7);

        List<WalkedPage> pages =
                Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3)).pages();

        assertThat(pages).extracting(WalkedPage::total).containsOnly(7L);
        assertThat(pages).extracting(WalkedPage::before).containsExactly(0L, 3L, 5L);
    }

    @Test
    void the_number_of_returned_records_does_not_shift_with_the_list_and_the_total_is_that_of_each_page() {
        MovingList list = MovingList.ofSize(7);
        list.before(2, () -> list.cancel("i1", "i2")).before(4, () -> list.open("new"));

        List<WalkedPage> pages =
                Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3)).pages();

        assertThat(pages).extracting(page -> page.records().size()).containsExactly(3, 2, 1, 1);
        assertThat(pages).extracting(WalkedPage::before).containsExactly(0L, 3L, 5L, 6L);
        assertThat(pages).extracting(WalkedPage::total).containsExactly(7L, 5L, 6L, 6L);
    }

    @Test
    @Tag("WALK-3")
    void a_walk_from_a_position_counts_from_the_records_before_it() {
        MovingList list = MovingList.ofSize(7);
        WalkPosition position = list.walk(InterventionQuery.all())
                .inPagesOf(3)
                .iterator()
                .next()
                .get()
                .next();

        List<WalkedPage> pages = Walked.through(list.walk(
                                InterventionQuery.all(),
                                WalkPosition.parse(position.toString()).get())
                        .inPagesOf(3))
                .pages();

        assertThat(pages).extracting(WalkedPage::before).containsExactly(3L, 5L);
    }

    // ---- a list that doesn't move ----

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "7, 2", "7, 3", "8, 3", "150, 150", "151, 150", "299, 150", "300, 150"})
    @Tag("WALK-1")
    void a_walk_returns_every_intervention_once_and_in_order(int size, int limit) {
        MovingList list = MovingList.ofSize(size);

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(limit));

        assertThat(walked.ids()).isEqualTo(list.ids());
        assertThat(walked.errors()).isEmpty();
        assertThat(walked.shifts()).containsOnly(false);
        assertThat(list.requests())
                .allSatisfy(request -> assertThat(request.limit()).isEqualTo(limit));
    }

    @Test
    @Tag("WALK-1")
    void pages_overlap_by_one_record_that_is_returned_once() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.idsByPage()).containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
        assertThat(list.offsets()).containsExactly(0L, 2L);
    }

    @Test
    @Tag("WALK-1")
    void a_walk_requests_150_records_at_once_by_default() {
        MovingList list = MovingList.ofSize(160);

        Walked walked = Walked.through(list.walk(InterventionQuery.all()));

        assertThat(walked.ids()).isEqualTo(list.ids());
        assertThat(list.requests()).containsExactly(PageRequest.of(0, 150), PageRequest.of(149, 150));
    }

    @Test
    void a_walk_through_an_empty_list_gives_one_page_without_records() {
        MovingList list = MovingList.ofSize(0);

        Walked walked = Walked.through(list.walk(InterventionQuery.all()));

        assertThat(walked.idsByPage()).containsExactly(List.of());
        assertThat(walked.shifts()).containsExactly(false);
        assertThat(walked.errors()).isEmpty();
    }

    @Test
    void each_page_is_requested_with_the_query() {
        MovingList list = MovingList.ofSize(3);
        InterventionQuery query = InterventionQuery.all().ownedBy(UserId.of("u"));

        Walked.through(list.walk(query).inPagesOf(2));

        assertThat(list.queries()).containsExactly(query, query);
    }

    @Test
    void a_page_is_requested_when_the_walk_reaches_it() {
        MovingList list = MovingList.ofSize(5);

        Iterator<?> steps = list.walk(InterventionQuery.all()).inPagesOf(2).iterator();

        assertThat(list.requests()).isEmpty();
        assertThat(steps.hasNext()).isTrue();
        assertThat(list.requests()).isEmpty();
        steps.next();
        assertThat(list.requests()).hasSize(1);
        assertThat(steps.hasNext()).isTrue();
        assertThat(list.requests()).hasSize(1);
    }

    @Test
    void there_is_no_element_after_the_end() {
        Iterator<Either<InterventionError, WalkedPage>> steps =
                MovingList.ofSize(1).walk(InterventionQuery.all()).iterator();
        steps.next();

        assertThat(steps.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(steps::next);
    }

    @Test
    void a_walk_can_be_iterated_several_times_each_time_from_its_position() {
        MovingList list = MovingList.of("a", "b", "c");
        Walk walk = list.walk(InterventionQuery.all()).inPagesOf(2);

        Iterator<Either<InterventionError, WalkedPage>> begun = walk.iterator();
        begun.next();

        assertThat(Walked.through(walk).ids()).containsExactly("a", "b", "c");
        assertThat(Walked.through(walk).ids()).containsExactly("a", "b", "c");
        assertThat(Walked.through(begun).ids()).containsExactly("c");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 151})
    void a_walk_has_pages_of_2_to_150_records_and_no_others(int limit) {
        Walk walk = MovingList.ofSize(1).walk(InterventionQuery.all());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> walk.inPagesOf(limit))
                .withMessage("the limit of a walk's pages must be from 2 to 150 records, but is " + limit);
    }

    @Test
    void a_walk_with_another_page_size_keeps_query_and_position_and_the_original_is_unchanged() {
        MovingList list = MovingList.of("a", "b", "c", "d");
        InterventionQuery query = InterventionQuery.all().ownedBy(UserId.of("u"));
        WalkPosition afterB =
                list.walk(query).inPagesOf(2).iterator().next().get().next();
        Walk walk = list.walk(query, afterB);

        assertThat(Walked.through(walk.inPagesOf(2)).idsByPage()).containsExactly(List.of("c"), List.of("d"));
        assertThat(Walked.through(walk).idsByPage()).containsExactly(List.of("c", "d"));
        assertThat(list.queries()).containsOnly(query);
    }

    // ---- errors ----

    @Test
    @Tag("WALK-2")
    void an_error_is_the_last_element_of_a_walk() {
        MovingList list = MovingList.ofSize(9).failingAt(2, LOST);

        Iterator<Either<InterventionError, WalkedPage>> steps =
                list.walk(InterventionQuery.all()).inPagesOf(3).iterator();

        assertThat(steps.next().isRight()).isTrue();
        assertThat(steps.next()).isEqualTo(Either.left(LOST));
        assertThat(steps.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(steps::next);
        assertThat(list.requests()).hasSize(2);
    }

    @Test
    @Tag("WALK-2")
    void a_refusal_at_the_beginning_is_the_only_element() {
        InterventionError refusal = new Refused.NotAuthenticated("no token");
        MovingList list = MovingList.ofSize(9).failingAt(1, refusal);

        Walked walked = Walked.through(list.walk(InterventionQuery.all()));

        assertThat(walked.pages()).isEmpty();
        assertThat(walked.errors()).containsExactly(refusal);
    }

    @Test
    @Tag("WALK-2")
    void an_error_while_stepping_back_ends_the_walk_too() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e", "f");
        list.before(3, () -> list.cancel("a", "c")).failingAt(4, LOST);

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.errors()).containsExactly(LOST);
        assertThat(Walked.through(list.walk(InterventionQuery.all(), walked.last()))
                        .ids())
                .containsExactly("f");
    }

    @Test
    @Tag("WALK-2")
    @Tag("WALK-3")
    void a_walk_from_the_position_of_the_page_before_an_error_continues_after_that_page() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e").failingAt(2, LOST);
        Walked begun = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        Walked rest =
                Walked.through(list.walk(InterventionQuery.all(), begun.last()).inPagesOf(2));

        assertThat(begun.ids()).containsExactly("a", "b");
        assertThat(begun.errors()).containsExactly(LOST);
        assertThat(rest.ids()).containsExactly("c", "d", "e");
        assertThat(rest.errors()).isEmpty();
        assertThat(rest.shifts()).containsOnly(false);
    }

    @Test
    @Tag("WALK-2")
    void a_page_from_another_offset_than_requested_is_malformed() {
        MovingList list = MovingList.ofSize(5)
                .responding(page -> page.offset() == 0
                        ? page
                        : new Page<>(page.count(), page.offset() + 1, page.limit(), page.records()));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("i1", "i2");
        assertThat(walked.errors())
                .containsExactly(new Unavailable.MalformedResponse(
                        "a page from 1 on was requested, but the response is a page from 2 on"));
    }

    @Test
    @Tag("WALK-2")
    void a_page_from_a_smaller_offset_than_requested_is_malformed() {
        MovingList list = MovingList.ofSize(5)
                .responding(page -> page.offset() == 0
                        ? page
                        : new Page<>(page.count(), page.offset() - 1, page.limit(), page.records()));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("i1", "i2");
        assertThat(walked.errors())
                .containsExactly(new Unavailable.MalformedResponse(
                        "a page from 1 on was requested, but the response is a page from 0 on"));
    }

    @Test
    @Tag("WALK-1")
    void a_page_with_fewer_records_than_requested_is_not_the_end_if_the_count_says_that_more_follow() {
        MovingList list = MovingList.ofSize(7)
                .responding(page -> new Page<>(
                        page.count(), page.offset(), 3, page.records().take(3)));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(5));

        assertThat(walked.ids()).isEqualTo(list.ids());
        assertThat(walked.errors()).isEmpty();
        assertThat(list.offsets()).containsExactly(0L, 2L, 4L);
    }

    @Test
    @Tag("WALK-2")
    void an_intervention_without_the_date_to_sort_by_ends_a_walk() {
        MovingList list = MovingList.of("a", "b", "c");
        list.put(2, Intervention.withId(InterventionId.of("undated")));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("a", "b");
        assertThat(walked.errors())
                .containsExactly(new Unavailable.MalformedResponse(
                        "intervention undated has no date to sort by, so a walk can't determine its position"));
    }

    // ---- positions ----

    @Test
    @Tag("WALK-3")
    void a_walk_continues_from_the_position_of_any_page_even_if_it_was_written_and_read() {
        MovingList list = MovingList.ofSize(7);
        Walk walk = list.walk(InterventionQuery.all()).inPagesOf(3);

        for (WalkedPage page : Walked.through(walk).pages()) {
            WalkPosition read = WalkPosition.parse(page.next().toString()).get();
            List<String> rest = Walked.through(
                            list.walk(InterventionQuery.all(), read).inPagesOf(3))
                    .ids();
            String lastGiven = page.records().last().id().value();
            assertThat(rest).isEqualTo(list.ids().subList(list.ids().indexOf(lastGiven) + 1, 7));
        }
    }

    @Test
    @Tag("WALK-3")
    void a_walk_from_the_position_of_its_end_returns_nothing_more() {
        MovingList list = MovingList.ofSize(4);
        WalkPosition end = Walked.through(list.walk(InterventionQuery.all())).last();

        Walked again = Walked.through(list.walk(InterventionQuery.all(), end));

        assertThat(again.idsByPage()).containsExactly(List.of());
        assertThat(again.shifts()).containsExactly(false);
    }

    @Test
    void a_walk_from_the_start_begins_at_the_beginning() {
        MovingList list = MovingList.of("a", "b");

        assertThat(Walked.through(list.walk(InterventionQuery.all(), WalkPosition.start()))
                        .ids())
                .containsExactly("a", "b");
    }

    // ---- a list that moves ----

    @Test
    @Tag("WALK-4")
    void no_intervention_is_repeated_if_others_are_opened_and_the_shift_is_reported() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.open("new"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.idsByPage()).containsExactly(List.of("a", "b", "c"), List.of("d"), List.of("e"));
        assertThat(walked.shifts()).containsExactly(false, true, false);
    }

    @Test
    @Tag("WALK-4")
    void opening_more_interventions_than_a_page_holds_gives_pages_without_records() {
        MovingList list = MovingList.of("a", "b", "c");
        list.before(2, () -> List.of("n1", "n2", "n3").forEach(list::open));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.idsByPage())
                .containsExactly(List.of("a", "b"), List.of(), List.of(), List.of(), List.of("c"));
        assertThat(walked.shifts()).startsWith(false, true).endsWith(false);
    }

    @Test
    @Tag("WALK-4")
    void no_intervention_is_missed_if_one_before_the_position_is_cancelled_and_the_shift_is_reported() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.cancel("a"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.shifts().get(1)).isTrue();
        assertThat(list.offsets()).startsWith(0L, 2L, 0L);
    }

    @Test
    @Tag("WALK-4")
    void no_intervention_is_missed_if_exactly_the_last_seen_one_is_cancelled() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.cancel("c"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.shifts().get(1)).isTrue();
    }

    @Test
    @Tag("WALK-4")
    void no_intervention_is_missed_if_all_seen_ones_are_cancelled() {
        MovingList list = MovingList.of("a", "b", "c");
        list.before(2, () -> list.cancel("a", "b"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.idsByPage()).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(walked.shifts()).containsExactly(false, true);
    }

    @Test
    @Tag("WALK-4")
    void an_intervention_in_the_place_of_the_only_seen_one_is_returned_and_the_shift_is_reported() {
        MovingList list = MovingList.of("a");
        WalkPosition afterA = Walked.through(list.walk(InterventionQuery.all())).last();
        list.cancel("a");
        list.put(0, MovingList.opened("b", MovingList.NEWEST.minusSeconds(1)));

        Walked rest = Walked.through(list.walk(InterventionQuery.all(), afterA));

        assertThat(rest.ids()).containsExactly("b");
        assertThat(rest.shifts()).containsExactly(true);
    }

    @Test
    @Tag("WALK-4")
    void a_walk_steps_back_over_many_cancellations_at_once() {
        MovingList list = MovingList.ofSize(40);
        Iterator<Either<InterventionError, WalkedPage>> steps =
                list.walk(InterventionQuery.all()).inPagesOf(4).iterator();
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 9; page++) {
            seen.addAll(Walked.idsOf(steps.next().get()));
        }

        list.cancel(seen.subList(2, seen.size()).toArray(String[]::new));
        Walked rest = Walked.through(steps);

        assertThat(seen).hasSize(28);
        assertThat(rest.ids())
                .containsExactly("i29", "i30", "i31", "i32", "i33", "i34", "i35", "i36", "i37", "i38", "i39", "i40");
        assertThat(rest.shifts().get(0)).isTrue();
        assertThat(rest.shifts().subList(1, rest.shifts().size())).containsOnly(false);
    }

    @Test
    @Tag("WALK-4")
    void a_walk_ends_without_an_error_if_the_list_is_emptied() {
        MovingList list = MovingList.ofSize(9);
        list.before(3, () -> list.cancel(list.ids().toArray(String[]::new)));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3", "i4", "i5");
        assertThat(walked.errors()).isEmpty();
        assertThat(walked.shifts().get(walked.shifts().size() - 1)).isTrue();
        list.open("later");
        assertThat(Walked.through(list.walk(
                                InterventionQuery.all(),
                                WalkPosition.parse(walked.last().toString()).get()))
                        .ids())
                .isEmpty();
    }

    @Test
    @Tag("WALK-4")
    void a_walk_also_steps_back_over_a_shift_that_occurs_while_stepping_back() {
        MovingList list = MovingList.ofSize(20);
        list.before(4, () -> list.cancel("i1", "i5"))
                .before(5, () -> list.cancel("i2", "i3", "i4"))
                .before(6, () -> list.open("new"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).isEqualTo(MovingList.ofSize(20).ids());
    }

    @Test
    @Tag("WALK-4")
    void an_intervention_that_is_cancelled_ahead_of_the_walk_is_not_returned_and_is_no_shift() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.cancel("d"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "e");
        assertThat(walked.shifts()).containsExactly(false, false);
    }

    @Test
    @Tag("WALK-4")
    void opening_as_many_as_are_cancelled_is_no_shift() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> {
            list.cancel("c");
            list.open("new");
        });

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.shifts()).containsExactly(false, false);
    }

    @Test
    @Tag("WALK-4")
    void a_walk_that_continues_after_a_restart_detects_a_shift_in_between() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        String position = list.walk(InterventionQuery.all())
                .inPagesOf(3)
                .iterator()
                .next()
                .get()
                .next()
                .toString();
        list.cancel("a", "c");

        Walked rest = Walked.through(
                list.walk(InterventionQuery.all(), WalkPosition.parse(position).get())
                        .inPagesOf(3));

        assertThat(rest.ids()).containsExactly("d", "e");
        assertThat(rest.shifts().get(0)).isTrue();
    }

    // ---- several at one second ----

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    @Tag("WALK-1")
    void interventions_at_one_second_are_each_returned_once_in_any_order(int limit) {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q", "b", "y", "c");

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(limit));

        assertThat(walked.ids()).containsExactly("m", "z", "a", "q", "b", "y", "c");
        assertThat(walked.shifts()).containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    @Tag("WALK-4")
    void none_of_several_interventions_at_one_second_is_missed_or_repeated_if_some_are_cancelled(int limit) {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q", "b", "y", "c");
        list.before(3, () -> list.cancel("m", "a"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(limit));

        assertThat(walked.ids()).contains("z", "q", "b", "y", "c").doesNotHaveDuplicates();
    }

    @Test
    @Tag("WALK-4")
    void none_of_several_interventions_at_one_second_is_repeated_if_another_is_inserted() {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q");
        list.before(2, () -> list.put(1, MovingList.opened("n", MovingList.NEWEST)));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).contains("m", "z", "a", "q").doesNotHaveDuplicates();
        assertThat(walked.shifts()).contains(true);
    }

    @Test
    @Tag("WALK-3")
    void the_position_holds_all_ids_at_the_last_second_even_if_they_span_pages() {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q", "b");
        List<WalkedPage> pages =
                Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2)).pages();
        list.put(
                0,
                list.walk(InterventionQuery.all())
                        .iterator()
                        .next()
                        .get()
                        .records()
                        .get(4));
        list.cancelAt(5);

        Walked rest = Walked.through(list.walk(
                InterventionQuery.all(),
                WalkPosition.parse(pages.get(2).next().toString()).get()));

        assertThat(pages).hasSize(4);
        assertThat(list.ids()).containsExactly("b", "m", "z", "a", "q");
        assertThat(rest.ids()).doesNotContain("m", "z", "a", "q");
    }

    // ---- by the last change ----

    @Test
    void an_unchanged_list_sorted_by_the_last_change_is_walked_once() {
        MovingList list = MovingList.ofSize(0);
        for (int number = 1; number <= 5; number++) {
            list.put(number - 1, changed("i" + number, number));
        }

        Walked walked = Walked.through(
                list.walk(InterventionQuery.all().sortedBy(Sort.UPDATED_AT)).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3", "i4", "i5");
        assertThat(walked.shifts()).containsOnly(false);
    }

    @Test
    void a_list_sorted_by_the_last_change_needs_that_date() {
        MovingList list = MovingList.ofSize(1);
        list.put(
                1,
                changed("undated", 0)
                        .withLifecycle(new Lifecycle(
                                Option.none(),
                                Option.some(MovingList.NEWEST),
                                Option.none(),
                                Option.none(),
                                Option.none(),
                                Option.none())));

        assertThat(Walked.through(list.walk(InterventionQuery.all())).errors()).isEmpty();
        assertThat(Walked.through(list.walk(InterventionQuery.all().sortedBy(Sort.UPDATED_AT)))
                        .errors())
                .hasSize(1);
    }

    /** Opened the earlier the later it was changed, so that the two orders differ. */
    private static Intervention changed(String id, int secondsAgo) {
        return Intervention.withId(InterventionId.of(id))
                .withLifecycle(new Lifecycle(
                        Option.some(false),
                        Option.some(MovingList.NEWEST.minusSeconds(1000L - secondsAgo)),
                        Option.some(MovingList.NEWEST.minusSeconds(secondsAgo)),
                        Option.none(),
                        Option.none(),
                        Option.none()));
    }
}
