package dev.interventions.conformance;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.tck.BudgetPromise;
import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The budget within one process, in real time, so that tests wait most of the time. */
@Execution(ExecutionMode.CONCURRENT)
class SlidingWindowBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements RequestBudgetFixture {

        private final RequestBudget budget = SlidingWindowBudget.of(maxAttempts(), span());

        @Override
        public RequestBudget budget() {
            return budget;
        }

        @Override
        public int maxAttempts() {
            return 4;
        }

        @Override
        public Duration span() {
            return Duration.ofMillis(250);
        }

        @Override
        public Set<BudgetPromise> promises() {
            return HashSet.of(
                    BudgetPromise.WAITS,
                    BudgetPromise.SERVES_LANES_IN_TURN,
                    BudgetPromise.CANCELS_WAITS,
                    BudgetPromise.PROBES,
                    BudgetPromise.REPORTS_STATS);
        }

        @Override
        public void close() {
            // Holds nothing but memory.
        }
    }
}
