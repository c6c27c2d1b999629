package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkedItemsTest {

    private static final InterventionError LOST = new Unavailable.Unreachable("lost");

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "3, 2", "7, 3", "151, 150"})
    @Tag("WALK-1")
    void gives_every_intervention_once_and_in_order(int size, int limit) {
        MovingList list = MovingList.ofSize(size);
        Walk walk = list.walk(InterventionQuery.all()).inPagesOf(limit);

        assertThat(texts(walk.items())).isEqualTo(list.ids());
        assertThat(walk.items().stream().map(WalkedItemsTest::text)).isEqualTo(list.ids());
    }

    @Test
    void a_page_is_requested_when_its_first_item_is() {
        MovingList list = MovingList.ofSize(4);

        Iterator<Either<InterventionError, Intervention>> items =
                list.walk(InterventionQuery.all()).inPagesOf(2).items().iterator();

        assertThat(list.requests()).isEmpty();
        assertThat(items.hasNext()).isTrue();
        assertThat(list.requests()).hasSize(1);
        items.next();
        assertThat(items.hasNext()).isTrue();
        items.next();
        assertThat(list.requests()).hasSize(1);
        assertThat(text(items.next())).isEqualTo("i3");
        assertThat(list.requests()).hasSize(2);
    }

    @Test
    void a_stream_that_ends_early_requests_no_page_that_it_does_not_need() {
        MovingList list = MovingList.ofSize(10);
        Walk walk = list.walk(InterventionQuery.all()).inPagesOf(3);

        assertThat(walk.items().stream().limit(3).map(WalkedItemsTest::text)).containsExactly("i1", "i2", "i3");
        assertThat(list.requests()).hasSize(1);
    }

    @Test
    @Tag("WALK-2")
    void an_error_is_the_last_element() {
        MovingList list = MovingList.ofSize(6).failingAt(2, LOST);

        assertThat(texts(list.walk(InterventionQuery.all()).inPagesOf(3).items()))
                .containsExactly("i1", "i2", "i3", "lost");
    }

    @Test
    @Tag("WALK-2")
    void skipped_records_are_reported_before_the_interventions_of_their_page() {
        MovingList list = MovingList.ofSize(5).unreadable(List.of("i4"));

        assertThat(texts(list.walk(InterventionQuery.all())
                        .inPagesOf(3)
                        .skippingUnreadable()
                        .items()))
                .containsExactly(
                        "i1",
                        "i2",
                        "i3",
                        "the walk skips records that can't be read: the one at index 3 (intervention i4): odd",
                        "i5");
    }

    @Test
    @Tag("WALK-4")
    void a_page_without_new_records_gives_no_element() {
        MovingList list = MovingList.ofSize(3);
        list.before(2, () -> List.of("m", "n", "o").forEach(list::open));

        assertThat(texts(list.walk(InterventionQuery.all()).inPagesOf(2).items()))
                .containsExactly("i1", "i2", "i3");
    }

    @Test
    void items_can_be_iterated_several_times() {
        WalkedItems items =
                MovingList.ofSize(3).walk(InterventionQuery.all()).inPagesOf(2).items();
        items.iterator().next();

        assertThat(texts(items)).containsExactly("i1", "i2", "i3");
        assertThat(texts(items)).containsExactly("i1", "i2", "i3");
    }

    @Test
    void there_is_no_item_after_the_last() {
        Iterator<Either<InterventionError, Intervention>> items =
                MovingList.ofSize(1).walk(InterventionQuery.all()).items().iterator();
        items.next();

        assertThat(items.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    }

    private static List<String> texts(WalkedItems items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(text(item)));
        return texts;
    }

    private static String text(Either<InterventionError, Intervention> item) {
        return item.fold(InterventionError::message, found -> found.id().value());
    }
}
