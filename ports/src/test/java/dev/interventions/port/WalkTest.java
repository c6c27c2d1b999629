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

    // ---- a list that doesn't move ----

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 2", "7, 2", "7, 3", "8, 3", "150, 150", "151, 150", "299, 150", "300, 150"})
    @Tag("WALK-1")
    void a_walk_gives_every_intervention_once_and_in_order(int size, int limit) {
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
    void pages_overlap_by_one_record_that_is_given_once() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.idsByPage()).containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
        assertThat(list.offsets()).containsExactly(0L, 2L);
    }

    @Test
    @Tag("WALK-1")
    void a_walk_asks_for_150_records_at_once_unless_said_otherwise() {
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
    void the_query_is_asked_for_each_page() {
        MovingList list = MovingList.ofSize(3);
        InterventionQuery query = InterventionQuery.all().ownedBy(UserId.of("u"));

        Walked.through(list.walk(query).inPagesOf(2));

        assertThat(list.queries()).containsExactly(query, query);
    }

    @Test
    void a_page_is_asked_for_when_the_walk_comes_to_it() {
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
    void after_the_end_there_is_no_element() {
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
                .withMessage("a walk's pages have from 2 to 150 records, not " + limit);
    }

    @Test
    void another_size_of_pages_leaves_the_walk_as_it_was_and_keeps_query_and_position() {
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
    void the_position_of_the_page_before_an_error_goes_on_behind_that_page() {
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
    void an_answer_from_another_offset_than_the_one_asked_for_is_malformed() {
        MovingList list = MovingList.ofSize(5)
                .answering(page -> page.offset() == 0
                        ? page
                        : new Page<>(page.count(), page.offset() + 1, page.limit(), page.records()));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("i1", "i2");
        assertThat(walked.errors())
                .containsExactly(new Unavailable.MalformedResponse(
                        "a page from 1 on was asked for, but the response is one from 2 on"));
    }

    @Test
    @Tag("WALK-2")
    void an_answer_from_a_smaller_offset_than_the_one_asked_for_is_malformed() {
        MovingList list = MovingList.ofSize(5)
                .answering(page -> page.offset() == 0
                        ? page
                        : new Page<>(page.count(), page.offset() - 1, page.limit(), page.records()));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("i1", "i2");
        assertThat(walked.errors())
                .containsExactly(new Unavailable.MalformedResponse(
                        "a page from 1 on was asked for, but the response is one from 0 on"));
    }

    @Test
    @Tag("WALK-1")
    void a_page_with_fewer_records_than_asked_for_is_not_the_end_if_the_count_says_that_more_follow() {
        MovingList list = MovingList.ofSize(7)
                .answering(page -> new Page<>(
                        page.count(), page.offset(), 3, page.records().take(3)));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(5));

        assertThat(walked.ids()).isEqualTo(list.ids());
        assertThat(walked.errors()).isEmpty();
        assertThat(list.offsets()).containsExactly(0L, 2L, 4L);
    }

    @Test
    @Tag("WALK-2")
    void an_intervention_without_the_date_that_it_is_sorted_by_has_no_place_in_a_walk() {
        MovingList list = MovingList.of("a", "b", "c");
        list.put(2, Intervention.withId(InterventionId.of("undated")));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).containsExactly("a", "b");
        assertThat(walked.errors())
                .containsExactly(new Unavailable.MalformedResponse(
                        "intervention undated has no date to sort by, so a walk can't know its position"));
    }

    // ---- positions ----

    @Test
    @Tag("WALK-3")
    void a_walk_goes_on_from_the_position_of_any_page_also_after_it_was_written_and_read() {
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
    void a_walk_from_the_position_of_its_end_gives_nothing_more() {
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
    void interventions_opened_during_a_walk_make_it_repeat_none_and_say_so() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.open("new"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.idsByPage()).containsExactly(List.of("a", "b", "c"), List.of("d"), List.of("e"));
        assertThat(walked.shifts()).containsExactly(false, true, false);
    }

    @Test
    @Tag("WALK-4")
    void more_interventions_opened_than_fit_a_page_give_pages_without_records() {
        MovingList list = MovingList.of("a", "b", "c");
        list.before(2, () -> List.of("n1", "n2", "n3").forEach(list::open));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.idsByPage())
                .containsExactly(List.of("a", "b"), List.of(), List.of(), List.of(), List.of("c"));
        assertThat(walked.shifts()).startsWith(false, true).endsWith(false);
    }

    @Test
    @Tag("WALK-4")
    void an_intervention_cancelled_before_the_position_makes_the_walk_miss_none_and_say_so() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.cancel("a"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.shifts().get(1)).isTrue();
        assertThat(list.offsets()).startsWith(0L, 2L, 0L);
    }

    @Test
    @Tag("WALK-4")
    void a_cancellation_of_exactly_the_last_seen_intervention_misses_none() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.cancel("c"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
        assertThat(walked.shifts().get(1)).isTrue();
    }

    @Test
    @Tag("WALK-4")
    void a_cancellation_of_all_seen_interventions_misses_none() {
        MovingList list = MovingList.of("a", "b", "c");
        list.before(2, () -> list.cancel("a", "b"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.idsByPage()).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(walked.shifts()).containsExactly(false, true);
    }

    @Test
    @Tag("WALK-4")
    void where_the_only_seen_intervention_stood_another_is_given_and_the_shift_said() {
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
    void many_cancellations_at_once_are_stepped_back_over() {
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
    void a_list_that_is_emptied_under_a_walk_ends_it_without_an_error() {
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
    void a_shift_while_stepping_back_is_stepped_back_over_too() {
        MovingList list = MovingList.ofSize(20);
        list.before(4, () -> list.cancel("i1", "i5"))
                .before(5, () -> list.cancel("i2", "i3", "i4"))
                .before(6, () -> list.open("new"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).isEqualTo(MovingList.ofSize(20).ids());
    }

    @Test
    @Tag("WALK-4")
    void what_is_cancelled_before_the_walk_comes_to_it_is_not_given_and_is_no_shift() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> list.cancel("d"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "e");
        assertThat(walked.shifts()).containsExactly(false, false);
    }

    @Test
    @Tag("WALK-4")
    void one_opened_for_one_cancelled_leaves_what_comes_next_in_its_place() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e");
        list.before(2, () -> {
            list.cancel("c");
            list.open("new");
        });

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    @Tag("WALK-4")
    void a_walk_that_goes_on_after_a_restart_sees_a_shift_in_between() {
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
    void interventions_at_one_second_are_each_given_once_in_whatever_order_they_come(int limit) {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q", "b", "y", "c");

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(limit));

        assertThat(walked.ids()).containsExactly("m", "z", "a", "q", "b", "y", "c");
        assertThat(walked.shifts()).containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    @Tag("WALK-4")
    void a_cancellation_among_interventions_at_one_second_misses_none_and_repeats_none(int limit) {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q", "b", "y", "c");
        list.before(3, () -> list.cancel("m", "a"));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(limit));

        assertThat(walked.ids()).contains("z", "q", "b", "y", "c").doesNotHaveDuplicates();
    }

    @Test
    @Tag("WALK-4")
    void an_insertion_among_interventions_at_one_second_repeats_none() {
        MovingList list = MovingList.atOneSecond("m", "z", "a", "q");
        list.before(2, () -> list.put(1, MovingList.opened("n", MovingList.NEWEST)));

        Walked walked = Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));

        assertThat(walked.ids()).contains("m", "z", "a", "q").doesNotHaveDuplicates();
        assertThat(walked.shifts()).contains(true);
    }

    @Test
    @Tag("WALK-3")
    void the_position_knows_all_at_the_last_second_also_when_they_span_pages() {
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
    void by_the_last_change_an_unchanged_list_is_walked_once() {
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
    void by_the_last_change_it_is_that_date_which_has_to_be_there() {
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
