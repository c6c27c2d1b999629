package dev.interventions.budget.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.testdatabases.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What a caller of a budget sees of its database, and the database of the budget. */
@Timeout(600)
class BudgetInDatabaseTest {

    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(120);

    private static RequestBudget budget(DataSource connections) {
        return StoredBudget.of(PostgresqlBudgetStore.over(connections), 100, SPAN, OutagePolicy.waiting());
    }

    /**
     * Asks until the refusal has this part, and gets no permit before. On a machine under load, a call may end before the database has
     * replied.
     */
    private static String refusal(RequestBudget budget, String account, String part) {
        long start = System.nanoTime();
        while (true) {
            Unavailable refusal = budget.acquire(account, SPAN).getLeft();
            assertThat(refusal).isInstanceOf(Unavailable.BudgetExhausted.class);
            if (refusal.message().contains(part)) {
                return refusal.message();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(refusal.message())
                    .isLessThan(LONG);
        }
    }

    @Test
    void the_database_knows_neither_the_name_of_an_account_nor_of_a_lane() throws SQLException {
        PGSimpleDataSource database = TestServer.dataSource();
        RequestBudget budget = budget(database);

        budget.acquire("secret.example.com:443", "my-lane", LONG).get();

        String account = rows(database, "interventions_budget_account");
        String permits = rows(database, "interventions_budget_permit");
        assertThat(account).matches("(?s).*\\([0-9a-f]{32},.*");
        assertThat(account + permits).isNotBlank().doesNotContain("example", "secret", "my-lane");
    }

    /** All columns of all rows, as text. */
    private static String rows(DataSource database, String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("SELECT string_agg(t::text, ' ') FROM " + table + " t")) {
            all.next();
            return all.getString(1);
        }
    }

    @Test
    void an_attempt_costs_two_round_trips_at_most() throws Exception {
        PGSimpleDataSource direct = TestServer.dataSource();
        try (FaultyNetwork network = new FaultyNetwork(direct.getServerNames()[0], direct.getPortNumbers()[0]);
                KeptConnection connection = new KeptConnection(UnavailableDatabaseTest.through(network))) {
            budget(direct).acquire("round trips", LONG).get().close();
            RequestBudget budget =
                    ArrangedBudget.withoutTime(PostgresqlBudgetStore.over(connection.dataSource()), 100, SPAN);
            budget.acquire("round trips", LONG).get().close();
            int before = network.roundTrips();

            for (int attempt = 0; attempt < 50; attempt++) {
                budget.acquire("round trips", LONG).get().close();
            }

            // The end of the first attempt may be sent only now.
            assertThat(network.roundTrips() - before).isBetween(50, 2 * 50 + 1);
        }
    }

    @Test
    void without_the_schema_a_call_is_refused_with_what_to_run() {
        RequestBudget budget = budget(TestServer.withoutSchema());

        assertThat(refusal(budget, "account", "run db/interventions-budget/V1__interventions_budget.sql"))
                .startsWith("PostgreSQL, the store of the request budget, is unavailable (");
    }

    @Test
    void a_call_is_refused_while_the_database_is_read_only_and_another_succeeds_afterwards() {
        PGSimpleDataSource database = TestServer.dataSource();
        RequestBudget budget = budget(database);
        budget.acquire("read-only", LONG).get().close();

        database.setOptions("-c default_transaction_read_only=on");
        refusal(budget, "read-only", "the database is read-only");

        database.setOptions("");
        assertThat(budget.acquire("read-only", LONG).isRight()).isTrue();
    }

    @Test
    void a_call_is_refused_while_the_database_takes_no_connections_and_another_succeeds_afterwards() {
        PGSimpleDataSource admin = TestServer.dataSource();
        String role = "budget" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.execute(admin, "CREATE ROLE " + role + " SUPERUSER LOGIN PASSWORD 'secret-4711'");
        PGSimpleDataSource database = TestServer.dataSource();
        database.setUser(role);
        database.setPassword("secret-4711");
        RequestBudget budget = budget(database);
        budget.acquire("no connections", LONG).get().close();

        TestDatabase.execute(admin, "ALTER ROLE " + role + " NOLOGIN");
        assertThat(refusal(budget, "no connections", "is not permitted to log in"))
                .doesNotContain("secret-4711");

        TestDatabase.execute(admin, "ALTER ROLE " + role + " LOGIN");
        assertThat(budget.acquire("no connections", LONG).isRight()).isTrue();
        TestDatabase.execute(admin, "DROP ROLE " + role);
    }

    @Test
    void a_refusal_names_the_database_as_the_host_does() {
        PostgresqlBudgetStore store =
                PostgresqlBudgetStore.over(TestServer.withoutSchema()).withName("the database of orders");
        RequestBudget budget = StoredBudget.of(store, 100, SPAN, OutagePolicy.waiting());

        assertThat(refusal(budget, "account", "is unavailable ("))
                .startsWith("the database of orders, the store of the request budget, is unavailable (");
    }

    @Test
    void a_call_ends_in_time_though_the_database_hangs_and_another_succeeds_when_it_is_back() throws Exception {
        PGSimpleDataSource direct = TestServer.dataSource();
        try (FaultyNetwork network = new FaultyNetwork(direct.getServerNames()[0], direct.getPortNumbers()[0]);
                KeptConnection connection = new KeptConnection(UnavailableDatabaseTest.through(network))) {
            RequestBudget budget = budget(connection.dataSource());
            budget.acquire("hanging", LONG).get().close();

            network.freeze();
            long start = System.nanoTime();
            refusal(budget, "hanging", "PostgreSQL");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
            network.thaw();

            assertThat(budget.acquire("hanging", LONG).isRight()).isTrue();
        }
    }
}
