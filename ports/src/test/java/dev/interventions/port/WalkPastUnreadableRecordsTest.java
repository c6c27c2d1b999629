package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.control.Either;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkPastUnreadableRecordsTest {

    @Test
    @Tag("WALK-2")
    void ends_at_an_unreadable_record_by_default() {
        Walked walked = Walked.through(MovingList.ofSize(5)
                .unreadable(List.of("i4"))
                .walk(InterventionQuery.all())
                .inPagesOf(3));

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3");
        assertThat(unreadable(walked)).containsExactly("i4");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 150})
    @Tag("WALK-2")
    void skips_and_reports_each_unreadable_record_once(int limit) {
        Walked walked = walked(MovingList.ofSize(10), limit, "i1", "i4", "i7", "i10");

        assertThat(walked.ids()).containsExactly("i2", "i3", "i5", "i6", "i8", "i9");
        assertThat(unreadable(walked)).containsExactly("i1", "i4", "i7", "i10");
        assertThat(walked.shifts()).containsOnly(false);
    }

    @Test
    @Tag("WALK-2")
    void reports_the_skipped_records_just_before_their_page() {
        Iterator<Either<InterventionError, WalkedPage>> steps = MovingList.ofSize(3)
                .unreadable(List.of("i2", "i3"))
                .walk(InterventionQuery.all())
                .skippingUnreadable()
                .iterator();

        MalformedResponse report = (MalformedResponse) steps.next().getLeft();
        assertThat(report.unreadable().map(UnreadableRecord::index)).containsExactly(1L, 2L);
        assertThat(report.message()).contains("index 1 (intervention i2): odd", "index 2 (intervention i3): odd");
        assertThat(steps.hasNext()).isTrue();
        assertThat(Walked.idsOf(steps.next().get())).containsExactly("i1");
        assertThat(steps.hasNext()).isFalse();
    }

    @Test
    @Tag("WALK-2")
    void a_last_page_without_a_readable_record_is_reported_and_ends_the_walk() {
        Walked walked = walked(MovingList.ofSize(2), 10, "i1", "i2");

        assertThat(walked.idsByPage()).containsExactly(List.of());
        assertThat(unreadable(walked)).containsExactly("i1", "i2");
    }

    @Test
    @Tag("WALK-2")
    void ends_at_a_page_whose_new_records_are_all_unreadable_though_there_are_more() {
        MovingList list = MovingList.ofSize(10);

        Walked walked = walked(list, 3, "i4", "i5", "i6");

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3");
        assertThat(unreadable(walked)).containsExactly("i4", "i5");
        assertThat(walked.errors())
                .hasSize(1)
                .first()
                .satisfies(error -> assertThat(error.message()).contains("can't continue", "intervention i4"));
        assertThat(list.requests().size()).isLessThan(20);
    }

    @Test
    @Tag("WALK-3")
    void continues_from_the_position_of_a_page_that_skipped_records() {
        MovingList list = MovingList.ofSize(9);
        Iterator<Either<InterventionError, WalkedPage>> steps = list.unreadable(List.of("i2", "i4", "i5"))
                .walk(InterventionQuery.all())
                .inPagesOf(4)
                .skippingUnreadable()
                .iterator();
        steps.next();
        WalkPosition afterThree = steps.next().get().next();

        Walked rest = Walked.through(list.walk(
                        InterventionQuery.all(),
                        WalkPosition.parse(afterThree.toString()).get())
                .inPagesOf(4)
                .skippingUnreadable());

        assertThat(rest.ids()).containsExactly("i6", "i7", "i8", "i9");
        assertThat(unreadable(rest)).containsExactly("i4", "i5");
    }

    @Test
    @Tag("WALK-4")
    void misses_nothing_if_the_list_shifts_and_the_record_at_its_place_is_unreadable() {
        MovingList list = MovingList.ofSize(12);
        list.before(2, () -> list.cancel("i1", "i2", "i3"));

        Walked walked = walked(list, 4, "i7", "i8");

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3", "i4", "i5", "i6", "i9", "i10", "i11", "i12");
        assertThat(unreadable(walked)).containsExactly("i7", "i8");
        assertThat(walked.shifts()).contains(true);
    }

    @Test
    @Tag("WALK-4")
    void reports_no_record_twice_when_it_steps_back() {
        MovingList list = MovingList.ofSize(8);
        list.before(2, () -> list.cancel("i4"));

        Walked walked = walked(list, 4, "i2");

        assertThat(walked.ids()).containsExactly("i1", "i3", "i4", "i5", "i6", "i7", "i8");
        assertThat(unreadable(walked)).containsExactly("i2");
    }

    @Test
    @Tag("WALK-2")
    void any_other_error_ends_it() {
        MovingList list = MovingList.ofSize(5).failingAt(2, new Unavailable.Unreachable("no"));

        Walked walked = walked(list, 3, "i2");

        assertThat(walked.ids()).containsExactly("i1", "i3");
        assertThat(walked.errors()).hasSize(2).last().isEqualTo(new Unavailable.Unreachable("no"));
    }

    private static Walked walked(MovingList list, int limit, String... unreadable) {
        return Walked.through(list.unreadable(List.of(unreadable))
                .walk(InterventionQuery.all())
                .inPagesOf(limit)
                .skippingUnreadable());
    }

    private static List<String> unreadable(Walked walked) {
        return walked.errors().stream()
                .flatMap(error -> ((MalformedResponse) error).unreadable().toJavaStream())
                .map(record -> record.id().get().value())
                .toList();
    }
}
