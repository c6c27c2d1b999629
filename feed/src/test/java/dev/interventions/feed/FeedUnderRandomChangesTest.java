package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Any interleaving of changes, polls, failed requests and crashes ends with a copy that equals the account. */
class FeedUnderRandomChangesTest {

    private static final int RUNS = 1000;

    @Test
    void one_poll_after_the_last_change_the_copy_equals_the_account() {
        verify(seed -> new RandomRun(seed, true, feed -> feed).run().comeToRest(1));
    }

    @Test
    void changes_without_a_date_are_in_the_copy_after_a_comparison_of_everything() {
        verify(seed -> new RandomRun(seed, true, feed -> feed)
                .withSilentChanges()
                .run()
                .comeToRest(RandomRun.INTERVAL + 1));
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
