package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class WalkWithinBoundsTest {
    @Test
    void ends_if_a_service_gives_one_record_at_a_time() {
        MovingList list = MovingList.of("a", "b", "c")
                .answering(page -> new Page<>(
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
    void goes_back_to_the_end_of_a_cut_list_at_once() {
        MovingList list = MovingList.ofSize(1000);
        list.before(500, () -> list.cancel(list.ids().subList(1, 1000).toArray(String[]::new)));
        Walked.through(list.walk(InterventionQuery.all()).inPagesOf(2));
        assertThat(list.requests().size()).isLessThan(510);
    }

    @Test
    void goes_back_from_far_past_the_end_at_once() {
        MovingList list = MovingList.of("a", "b", "c");
        Iterator<?> steps = list.walk(
                        InterventionQuery.all(),
                        WalkPosition.parse("2000000 2024-05-21T12:00:00Z a").get())
                .inPagesOf(2)
                .iterator();
        steps.next();
        assertThat(list.requests().size()).isLessThan(100);
    }
}
