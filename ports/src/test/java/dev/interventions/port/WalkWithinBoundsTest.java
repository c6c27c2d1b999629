package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedResponse;
import io.vavr.collection.Vector;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WalkWithinBoundsTest {
    @Test
    void ends_if_a_service_returns_one_record_at_a_time() {
        MovingList list = MovingList.of("a", "b", "c")
                .responding(page -> new Page<>(
                        page.count(), page.offset(), 1, page.records().take(1)));
        Iterator<?> steps = list.walk(InterventionQuery.all()).iterator();
        int count = 0;
        while (steps.hasNext() && count < 100) {
            steps.next();
            count++;
        }
        assertThat(count).isLessThan(100);
    }

    @Test
    void steps_back_to_the_end_of_a_shortened_list_at_once() {
        MovingList list = MovingList.ofSize(1000);
        list.before(500, () -> list.cancel(list.ids().subList(1, 1000).toArray(String[]::new)));
        Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));
        assertThat(list.requests().size()).isLessThan(510);
    }

    @Test
    void steps_back_from_far_past_the_end_at_once() {
        MovingList list = MovingList.of("a", "b", "c");
        Iterator<?> steps = list.walk(
                        InterventionQuery.all(),
                        WalkPosition.parse("2000000 2024-05-21T12:00:00Z a").get())
                .inPagesOf(2)
                .iterator();
        steps.next();
        assertThat(list.requests().size()).isLessThan(100);
    }

    // ---- services that page wrongly ----

    @Test
    @Tag("WALK-2")
    void ends_with_a_malformed_response_if_offsets_are_treated_as_page_numbers() {
        MovingList list = MovingList.ofSize(10);

        Walked walked = walkedInPagesOf3(list.readingFrom(page -> page.at(page.offset() * page.limit())));

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3");
        endsAsMalformed(walked, list);
    }

    @Test
    @Tag("WALK-2")
    void ends_with_a_malformed_response_if_offsets_are_rounded_to_pages() {
        MovingList list = MovingList.ofSize(10);

        Walked walked =
                walkedInPagesOf3(list.readingFrom(page -> page.at(page.offset() / page.limit() * page.limit())));

        assertThat(walked.ids()).startsWith("i1", "i2", "i3").doesNotHaveDuplicates();
        endsAsMalformed(walked, list);
    }

    @Test
    @Tag("WALK-2")
    void ends_with_a_malformed_response_if_only_the_first_page_has_records() {
        MovingList list = MovingList.ofSize(10);

        Walked walked = walkedInPagesOf3(list.responding(page -> page.offset() == 0 ? page : withoutRecords(page)));

        assertThat(walked.ids()).containsExactly("i1", "i2", "i3");
        endsAsMalformed(walked, list);
    }

    @Test
    @Tag("WALK-2")
    void ends_with_a_malformed_response_if_the_first_page_has_no_records_though_there_are_some() {
        MovingList list = MovingList.ofSize(10);

        Walked walked = walkedInPagesOf3(list.responding(WalkWithinBoundsTest::withoutRecords));

        assertThat(walked.pages()).isEmpty();
        endsAsMalformed(walked, list);
    }

    @Test
    @Tag("WALK-2")
    void ends_even_if_a_host_begins_a_new_walk_for_each_page() {
        MovingList list = MovingList.ofSize(10).readingFrom(page -> page.at(page.offset() * page.limit()));
        WalkPosition afterThree = list.walk(InterventionQuery.all())
                .inPagesOf(3)
                .iterator()
                .next()
                .get()
                .next();

        Walked walked =
                Walked.through(list.walk(InterventionQuery.all(), afterThree).inPagesOf(3));

        assertThat(walked.pages()).isEmpty();
        endsAsMalformed(walked, list);
    }

    @Test
    @Tag("WALK-4")
    void requests_the_page_again_if_the_list_shifted_while_the_walk_stepped_back() {
        MovingList list = MovingList.of("a", "b", "c", "d", "e", "f", "g", "h");
        list.before(3, () -> list.cancel("a", "b"))
                .before(4, () -> List.of("m", "n", "o").forEach(list::open));

        Walked walked = walkedInPagesOf3(list);

        assertThat(walked.ids()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(walked.idsByPage()).doesNotContain(List.of());
        assertThat(walked.errors()).isEmpty();
    }

    private static Walked walkedInPagesOf3(MovingList list) {
        return Walked.through(list.walk(InterventionQuery.all()).inPagesOf(3));
    }

    private static void endsAsMalformed(Walked walked, MovingList list) {
        assertThat(walked.errors())
                .hasOnlyElementsOfType(MalformedResponse.class)
                .hasSize(1);
        assertThat(list.requests().size()).isLessThan(100);
    }

    private static Page<Intervention> withoutRecords(Page<Intervention> page) {
        return new Page<>(page.count(), page.offset(), page.limit(), Vector.empty());
    }
}
