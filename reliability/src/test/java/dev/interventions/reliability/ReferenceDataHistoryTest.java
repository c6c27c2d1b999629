package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads read growing lists of reference data, directly and from one cache, in a network that fails. */
@Timeout(300)
class ReferenceDataHistoryTest {

    private static final long SEED = Long.getLong("interventions.history.seed", 20_240_506L);

    @Test
    void no_list_no_age_and_no_check_says_more_than_is_known() throws Exception {
        try (ReferenceDataRun run = new ReferenceDataRun(SEED)) {
            run.callAll();

            assertThat(run.contradictions())
                    .as("to repeat the calls: -Dinterventions.history.seed=" + SEED)
                    .isEmpty();
            assertThat(run.kinds().values())
                    .as("how often each kind of outcome was seen: " + run.kinds())
                    .hasSize(ReferenceDataRun.Kind.values().length)
                    .extracting(AtomicInteger::get)
                    .allMatch(times -> times > 0);
        }
    }
}
