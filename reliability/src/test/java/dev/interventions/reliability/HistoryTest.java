package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No outcome contradicts the service's behavior, even if the network fails: see docs/reliability.md. */
@Execution(ExecutionMode.SAME_THREAD)
class HistoryTest {

    private static final long SEED = Long.getLong("interventions.history.seed", 20_240_506L);
    private static final int OPERATIONS = Integer.getInteger("interventions.history.operations", 10_000);
    private static final int THREADS = 25;
    private static final int FAULTS_IN_HUNDRED = 10;
    private static final double MOST_UNKNOWN = 0.05;

    @Test
    void ten_thousand_calls_in_a_faulty_network() throws Exception {
        check(SEED);
    }

    @Test
    @Tag("long")
    void ten_times_as_many() throws Exception {
        for (long seed = SEED; seed < SEED + 10; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) throws Exception {
        HistorySettings settings = new HistorySettings(seed, OPERATIONS, THREADS, FAULTS_IN_HUNDRED);
        HistoryCheck history = new HistoryCheck(FaultInjectionRun.history(settings));

        String figures = "seed " + seed + ": " + history.figures();
        System.out.println(figures);
        assertThat(history.contradictions())
                .as(figures + "; to repeat it: -Dinterventions.history.seed=" + seed)
                .isEmpty();
        assertThat(history.unknownOfLostAndApplied())
                .as(figures + "; among them "
                        + history.lostAndApplied()
                                .filter(CallRecord::isEffectUnknown)
                                .take(5))
                .isLessThanOrEqualTo(MOST_UNKNOWN);
    }
}
