package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Lifecycle;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Any interleaving of changes, polls, failed requests and crashes ends with a copy that equals the account. */
class FeedUnderRandomChangesTest {

    private static final int RUNS = 100;
    private static final int SKEW = 3;

    @Test
    void one_poll_after_the_last_change_the_copy_equals_the_account() {
        verify(seed -> unchanged(seed).run().comeToRest(1));
    }

    @Test
    void changes_without_a_date_are_in_the_copy_after_a_comparison_of_everything() {
        verify(seed -> unchanged(seed).withSilentChanges().run().comeToRest(RandomRun.INTERVAL + 1));
    }

    @Test
    void hints_of_cancellations_are_enough() {
        verify(seed -> unchanged(seed).withHintsOnly().run().comeToRest(1));
    }

    @Test
    void a_journal_of_cancellations_is_enough() {
        verify(seed -> unchanged(seed).withJournalOnly().run().comeToRest(1));
    }

    @Test
    void clocks_may_differ_by_the_overlap() {
        verify(seed -> skewed(seed, feed -> feed.overlapping(Duration.ofSeconds(SKEW)))
                .run()
                .comeToRest(1));
    }

    @Test
    void a_list_in_another_order_costs_requests_but_no_change() {
        verify(seed -> {
            RandomRun run = unchanged(seed);
            run.observed.sortingUpdatesBy(Comparator.comparing(ObservedAccount::updatedAt));
            return run.run().comeToRest(1);
        });
    }

    @Test
    void a_list_whose_order_changes_now_and_then_costs_requests_but_no_change() {
        verify(seed -> {
            RandomRun run = unchanged(seed);
            run.observed.sortingUpdatesBy((one, other) -> run.random.nextInt(20) == 0
                    ? 0
                    : ObservedAccount.updatedAt(other).compareTo(ObservedAccount.updatedAt(one)));
            return run.run().comeToRest(RandomRun.INTERVAL + 1);
        });
    }

    @Test
    void without_any_dates_of_change_each_poll_compares_everything() {
        verify(seed -> {
            RandomRun run = unchanged(seed);
            run.observed.showing(intervention -> withUpdatedAt(intervention, Option.none()));
            return run.run().comeToRest(1);
        });
    }

    @Test
    void records_that_cannot_be_read_hide_no_others() {
        verify(seed -> {
            RandomRun run = unchanged(seed).inLargePages();
            run.observed.unreadable(intervention -> intervention.id().hashCode() % 5 == 0);
            return run.run().comeToRest(RandomRun.INTERVAL + 1);
        });
    }

    @Test
    void records_that_can_be_read_again_are_in_the_copy_after_a_comparison_of_everything() {
        verify(seed -> {
            RandomRun run = unchanged(seed).inLargePages();
            run.observed.unreadable(
                    intervention -> !run.isStill() && intervention.id().hashCode() % 5 == run.random.nextInt(5));
            return run.run().comeToRest(RandomRun.INTERVAL + 1);
        });
    }

    private static RandomRun unchanged(long seed) {
        return new RandomRun(seed, feed -> feed);
    }

    /** The service has several clocks, which differ by up to three seconds. */
    static RandomRun skewed(long seed, UnaryOperator<Feed> settings) {
        RandomRun run = new RandomRun(seed, settings);
        run.observed.showing(intervention -> withUpdatedAt(
                intervention,
                intervention
                        .lifecycle()
                        .updatedAt()
                        .map(at -> at.minusSeconds(intervention.id().hashCode() & SKEW))));
        return run;
    }

    private static Intervention withUpdatedAt(Intervention intervention, Option<Instant> moment) {
        Lifecycle lifecycle = intervention.lifecycle();
        return intervention.withLifecycle(new Lifecycle(
                lifecycle.closed(),
                lifecycle.createdAt(),
                moment,
                lifecycle.closedAt(),
                lifecycle.deferredAt(),
                lifecycle.statusText()));
    }

    private static void verify(LongFunction<RandomRun> runs) {
        for (long seed = 0; seed < RUNS; seed++) {
            RandomRun run = runs.apply(seed);
            assertThat(run.copy.interventions())
                    .as("the copy with seed %d", seed)
                    .isEqualTo(run.expected());
        }
    }
}
