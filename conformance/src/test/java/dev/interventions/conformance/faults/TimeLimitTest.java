package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.ContractRun;
import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.InterventionsFixture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Every test of a contract ends, even if the adapter never returns. */
class TimeLimitTest {

    private static final long SOME_NANOS = 10_000_000;
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    /** Not in the test's own class: JUnit 6 truncates the stack trace at its first frame. */
    private static final FaultyBehavior NEVER_RETURNING = FaultyBehavior.closing((it, id) -> {
        while (ENDED.getCount() > 0) {
            LockSupport.parkNanos(SOME_NANOS);
        }
        return it.correct().close(id);
    });

    /** Its close never returns, and can't be interrupted. */
    static final class Endless extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return new FaultyFixture(NEVER_RETURNING);
        }
    }

    @Test
    void ends_a_test_of_an_adapter_that_never_returns_and_says_where_it_was() {
        ContractRun run = ContractRun.of(Endless.class, "refuses_to_close_without_an_agent_reply", 15);
        ENDED.countDown();

        assertThat(run.failures()).hasSize(1);
        assertThat(run.failures().values().head())
                .isInstanceOf(TimeoutException.class)
                .hasMessageStartingWith("refuses_to_close_without_an_agent_reply() took more than 15 seconds")
                .hasMessageContaining("interventions.tck.seconds")
                .satisfies(failure -> assertThat(failure.getStackTrace())
                        .anyMatch(line -> line.getMethodName().equals("refuses_to_close_without_an_agent_reply")));
    }
}
