package dev.interventions.budget.redis;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.tck.BudgetPromise;
import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests run concurrently, since they run in real time and mostly wait. */
@Execution(ExecutionMode.CONCURRENT)
class RedisBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements RequestBudgetFixture {

        private final StatefulRedisConnection<String, String> connection = SharedRedis.connect();
        private final RequestBudget budget =
                ArrangedBudget.withLongLease(RedisBudgetStore.over(connection), maxAttempts(), span());

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
            return Duration.ofMillis(500);
        }

        @Override
        public Duration replyTime() {
            return Duration.ofMillis(200);
        }

        @Override
        public Set<BudgetPromise> promises() {
            return HashSet.of(
                    BudgetPromise.STARTS_COLD,
                    BudgetPromise.WAITS,
                    BudgetPromise.SERVES_LANES_IN_TURN,
                    BudgetPromise.CANCELS_WAITS,
                    BudgetPromise.PROBES,
                    BudgetPromise.REPORTS_STATS);
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
