package dev.interventions.budget.postgresql;

import static dev.interventions.budget.postgresql.TestAccount.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.store.BudgetStore.Granted;
import io.vavr.collection.List;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections belong to the host, which has its own settings. */
class ConnectionSettingsTest {

    private final String account = UUID.randomUUID().toString().replace("-", "");

    @Test
    void an_attempt_costs_two_round_trips() throws Exception {
        PGSimpleDataSource direct = TestServer.dataSource();
        try (FaultyNetwork network = new FaultyNetwork(direct.getServerNames()[0], direct.getPortNumbers()[0]);
                KeptConnection connection = new KeptConnection(UnavailableDatabaseTest.through(network))) {
            PostgresqlBudgetStore store = PostgresqlBudgetStore.over(connection.dataSource());
            attempt(store, "first");
            int before = network.roundTrips();

            for (int number = 0; number < 20; number++) {
                attempt(store, "permit-" + number);
            }

            assertThat(network.roundTrips() - before).isEqualTo(40);
        }
    }

    private void attempt(PostgresqlBudgetStore store, String permit) {
        TestAccount.result(store.acquire(account, LIMIT, permit));
        TestAccount.result(store.end(account, LIMIT, List.of(permit), List.empty()));
    }

    @Test
    void a_connection_without_auto_commit_is_returned_as_it_was() throws Exception {
        PGSimpleDataSource source = TestServer.dataSource();
        try (KeptConnection kept = new KeptConnection(source)) {
            Connection connection = kept.dataSource().getConnection();
            connection.setAutoCommit(false);
            TestAccount account = TestAccount.warm(PostgresqlBudgetStore.over(kept.dataSource()));

            assertThat(account.acquire("a")).isEqualTo(new Granted());

            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(account.seenByOthers().inProgress()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void a_connection_at_another_isolation_level_counts_exactly_and_is_returned_as_it_was(int level) throws Exception {
        try (KeptConnection kept = new KeptConnection(TestServer.dataSource())) {
            Connection connection = kept.dataSource().getConnection();
            connection.setTransactionIsolation(level);
            TestAccount account = TestAccount.warm(PostgresqlBudgetStore.over(kept.dataSource()));

            assertThat(account.acquire("a")).isEqualTo(new Granted());

            assertThat(connection.getTransactionIsolation()).isEqualTo(level);
        }
    }
}
