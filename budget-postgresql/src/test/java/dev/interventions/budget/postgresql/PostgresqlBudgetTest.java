package dev.interventions.budget.postgresql;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.tck.BudgetPromise;
import dev.interventions.tck.RequestBudgetContract;
import dev.interventions.tck.RequestBudgetFixture;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** In real time, so that tests wait most of the time. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresqlBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudgetFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements RequestBudgetFixture {

        private final KeptConnection connection = new KeptConnection(TestServer.dataSource());
        private final RequestBudget budget = ArrangedBudget.withLongLease(
                PostgresqlBudgetStore.over(connection.dataSource()), maxAttempts(), span());

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
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
