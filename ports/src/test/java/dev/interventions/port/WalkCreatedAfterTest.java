package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Sort;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In a {@link MovingList}, each intervention is a minute older than the one before. */
class WalkCreatedAfterTest {

    private static Instant minutesAgo(int minutes) {
        return MovingList.NEWEST.minusSeconds(60L * minutes);
    }

    private static Walk createdAfter(MovingList list, Instant moment) {
        return list.walk(InterventionQuery.all()).inPagesOf(3).createdAfter(moment);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "0, 1, 1", "1, 2, 1", "2, 3, 2", "3, 4, 2", "4, 5, 3", "8, 9, 5", "9, 10, 5", "99, 10, 5"})
    @Tag("WALK-1")
    void a_walk_ends_at_the_first_page_that_shows_an_older_intervention(int minutesAgo, int returned, int requests) {
        MovingList list = MovingList.ofSize(10);

        Walked walked = Walked.through(createdAfter(list, minutesAgo(minutesAgo)));

        assertThat(walked.ids()).isEqualTo(list.ids().subList(0, returned));
        assertThat(walked.errors()).isEmpty();
        assertThat(walked.shifts()).containsOnly(false);
        assertThat(list.requests()).hasSize(requests);
    }

    @Test
    void interventions_of_the_same_second_may_have_been_created_after_the_moment() {
        MovingList list = MovingList.ofSize(4);

        assertThat(Walked.through(createdAfter(list, minutesAgo(2).plusMillis(999)))
                        .ids())
                .containsExactly("i1", "i2", "i3");
        assertThat(Walked.through(createdAfter(list, minutesAgo(2).plusSeconds(1)))
                        .ids())
                .containsExactly("i1", "i2");
    }

    @Test
    void interventions_of_one_second_are_all_returned_even_if_they_span_pages() {
        MovingList list = MovingList.atOneSecond("a", "b", "c", "d", "e");
        list.put(5, MovingList.opened("older", minutesAgo(1)));

        assertThat(Walked.through(createdAfter(list, MovingList.NEWEST)).ids())
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void an_empty_list_gives_one_page_without_records() {
        assertThat(Walked.through(createdAfter(MovingList.ofSize(0), minutesAgo(1)))
                        .idsByPage())
                .containsExactly(List.of());
    }

    @Test
    void the_last_moment_replaces_an_earlier_one() {
        MovingList list = MovingList.ofSize(6);

        assertThat(Walked.through(createdAfter(list, minutesAgo(1)).createdAfter(minutesAgo(4)))
                        .ids())
                .containsExactly("i1", "i2", "i3", "i4", "i5");
    }

    @Test
    void only_a_walk_sorted_by_the_date_of_creation_can_end_at_one() {
        Walk walk = MovingList.ofSize(1).walk(InterventionQuery.all().sortedBy(Sort.UPDATED_AT));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> walk.createdAfter(MovingList.NEWEST))
                .withMessageContaining("created_at");
    }

    // ---- positions ----

    @ParameterizedTest
    @CsvSource({"-1", "0", "1", "2", "5", "9"})
    @Tag("WALK-3")
    void a_walk_without_the_moment_continues_from_its_end(int minutesAgo) {
        MovingList list = MovingList.ofSize(10);

        Walked newer = Walked.through(createdAfter(list, minutesAgo(minutesAgo)));
        Walked older =
                Walked.through(list.walk(InterventionQuery.all(), newer.last()).inPagesOf(3));

        List<String> all = new ArrayList<>(newer.ids());
        all.addAll(older.ids());
        assertThat(all).isEqualTo(list.ids());
        assertThat(older.shifts()).containsOnly(false);
    }

    @Test
    @Tag("WALK-3")
    void a_walk_from_a_position_ends_at_the_moment_too() {
        MovingList list = MovingList.ofSize(10);
        WalkPosition afterThree =
                createdAfter(list, minutesAgo(9)).iterator().next().get().next();

        Walked walked = Walked.through(
                list.walk(InterventionQuery.all(), afterThree).inPagesOf(3).createdAfter(minutesAgo(3)));

        assertThat(walked.ids()).containsExactly("i4");
    }

    @Test
    @Tag("WALK-3")
    void a_walk_from_a_position_past_the_moment_has_no_elements_and_requests_no_page() {
        MovingList list = MovingList.ofSize(10);
        WalkPosition afterThree =
                createdAfter(list, minutesAgo(9)).iterator().next().get().next();
        int requests = list.requests().size();

        Walk walk = list.walk(InterventionQuery.all(), afterThree).createdAfter(minutesAgo(1));

        assertThat(walk.iterator().hasNext()).isFalse();
        assertThat(list.requests()).hasSize(requests);
    }

    // ---- shifts and unreadable records ----

    @Test
    @Tag("WALK-4")
    void none_is_missed_if_the_list_shifts_so_that_the_next_page_shows_only_older_ones() {
        MovingList list = MovingList.ofSize(12);
        list.before(2, () -> list.cancel("i1", "i2", "i3"));

        Walked walked = Walked.through(createdAfter(list, minutesAgo(4)));

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3", "i4", "i5");
        assertThat(walked.shifts()).containsExactly(false, true);
    }

    @Test
    @Tag("WALK-4")
    void opened_interventions_are_no_older_ones() {
        MovingList list = MovingList.ofSize(12);
        list.before(2, () -> List.of("m", "n", "o").forEach(list::open));

        assertThat(Walked.through(createdAfter(list, minutesAgo(4))).ids())
                .containsExactly("i1", "i2", "i3", "i4", "i5");
    }

    @Test
    @Tag("WALK-2")
    void skipped_records_are_reported_until_the_first_older_intervention() {
        MovingList list = MovingList.ofSize(10).unreadable(List.of("i2", "i4", "i5", "i7"));

        Walked walked = Walked.through(
                list.walk(InterventionQuery.all()).createdAfter(minutesAgo(3)).skippingUnreadable());

        assertThat(walked.ids()).containsExactly("i1", "i3");
        assertThat(walked.errors().stream()
                        .flatMap(error -> ((MalformedResponse) error)
                                .unreadable()
                                .map(UnreadableRecord::index)
                                .toJavaStream()))
                .containsExactly(1L, 3L, 4L);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("WALK-4")
    void newer_ones_are_returned_once_in_a_list_that_shifts_randomly(long seed) {
        Random random = new Random(seed);
        MovingList list = MovingList.ofSize(random.nextInt(30));
        int minutesAgo = random.nextInt(32) - 1;
        List<String> expected = new ArrayList<>(list.ids().subList(0, Math.min(list.size(), minutesAgo + 1)));
        IntStream.range(2, 6)
                .forEach(request -> list.before(request, () -> {
                    if (list.size() > 0 && random.nextBoolean()) {
                        expected.remove(list.ids().get(0));
                        list.cancelAt(0);
                    } else {
                        list.open("new" + request);
                    }
                }));

        Walked walked = Walked.through(createdAfter(list, minutesAgo(minutesAgo)));

        assertThat(walked.ids()).as("seed %s", seed).doesNotHaveDuplicates().containsAll(expected);
        assertThat(walked.ids())
                .as("seed %s", seed)
                .noneMatch(id -> id.startsWith("i") && Integer.parseInt(id.substring(1)) > minutesAgo + 1);
        assertThat(walked.errors()).isEmpty();
    }
}
