package dev.interventions.budget.postgresql;

import static dev.interventions.budget.postgresql.TestAccount.LIMIT;
import static dev.interventions.budget.postgresql.TestAccount.failure;
import static dev.interventions.budget.postgresql.TestAccount.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import dev.interventions.testdatabases.FailingDataSource;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that can't count gives a failed stage, never an exception and never a grant; and it may come back. */
class UnavailableDatabaseTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final String account = UUID.randomUUID().toString().replace("-", "");

    private CompletionStage<BudgetStore.Reply> acquired(DataSource connections, Duration timeout) {
        return new PostgresqlBudgetStore(connections, timeout).acquire(account, LIMIT, "a");
    }

    @Test
    void without_the_schema_the_message_says_what_to_run() {
        PostgresqlBudgetStore store = new PostgresqlBudgetStore(TestServer.withoutSchema(), LONG);

        Seq<String> failures = List.of(
                failure(store.acquire(account, LIMIT, "a")),
                failure(store.end(account, LIMIT, List.of("a"), List.empty())),
                failure(store.renew(account, LIMIT, List.of("a"))),
                failure(store.throttled(account, LIMIT, Duration.ZERO)),
                failure(store.stats(account, LIMIT)));

        assertThat(failures)
                .allSatisfy(message -> assertThat(message)
                        .startsWith("the schema of the budget is missing; run"
                                + " db/interventions-budget/V1__interventions_budget.sql (ERROR: function"));
    }

    @Test
    void a_database_that_is_read_only_is_named_so() {
        PGSimpleDataSource readOnly = TestServer.dataSource();
        readOnly.setOptions("-c default_transaction_read_only=on");

        assertThat(failure(acquired(readOnly, LONG))).startsWith("the database is read-only (ERROR: cannot execute");
    }

    @Test
    void a_connection_that_is_refused_gives_the_drivers_message() throws IOException {
        // Bound, so that nothing else can listen on this port.
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            PGSimpleDataSource refused =
                    TestServer.connectingTo("jdbc:postgresql://127.0.0.1:" + closed.getLocalPort() + "/x", "public");

            assertThat(failure(acquired(refused, LONG))).contains("refused");
        }
    }

    @Test
    void a_wrong_password_is_not_in_the_message() {
        PGSimpleDataSource wrong = TestServer.dataSource();
        wrong.setUser("nobody-of-this-name");
        wrong.setPassword("secret-4711");

        assertThat(failure(acquired(wrong, LONG)))
                .contains("nobody-of-this-name")
                .doesNotContain("secret-4711");
    }

    @Test
    void passwords_are_removed_from_the_messages_of_drivers_and_pools() {
        DataSource telling = failing(
                "no driver for jdbc:postgresql://anna:secret-1@host/db?user=anna&password=secret-2&ssl=true; PWD=secret-3");

        assertThat(failure(acquired(telling, LONG)))
                .isEqualTo("no driver for jdbc:postgresql://…@host/db?user=anna&password=…&ssl=true; PWD=…");
    }

    @Test
    void an_error_of_the_driver_fails_the_call_too() {
        DataSource incomplete = FailingDataSource.throwing(new NoClassDefFoundError("org/postgresql/Missing"));

        assertThat(failure(acquired(incomplete, LONG))).isEqualTo("NoClassDefFoundError: org/postgresql/Missing");
    }

    @Test
    void a_server_that_never_answers_fails_every_call_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PGSimpleDataSource source =
                    TestServer.connectingTo("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x", "public");
            PostgresqlBudgetStore store = new PostgresqlBudgetStore(source, SHORT);

            // More than the threads that may hang.
            for (int call = 0; call < 6; call++) {
                assertThat(failure(store.acquire(account, LIMIT, "a"))).isEqualTo("no reply within 500 ms");
            }
        }
    }

    @Test
    void a_connection_that_hangs_is_replaced() throws Exception {
        PGSimpleDataSource direct = TestServer.dataSource();
        try (FaultyNetwork network = new FaultyNetwork(direct.getServerNames()[0], direct.getPortNumbers()[0]);
                KeptConnection connection = new KeptConnection(through(network))) {
            PostgresqlBudgetStore patient = new PostgresqlBudgetStore(connection.dataSource(), LONG);
            PostgresqlBudgetStore store = new PostgresqlBudgetStore(connection.dataSource(), SHORT);
            assertThat(result(patient.acquire(account, LIMIT, "a"))).isInstanceOf(Wait.class);

            network.freeze();
            assertThat(failure(store.acquire(account, LIMIT, "a"))).isEqualTo("no reply within 500 ms");
            network.thaw();

            // The connection is closed in the background: until then it fails.
            awaitReply(patient);
        }
    }

    private void awaitReply(PostgresqlBudgetStore store) {
        long start = System.nanoTime();
        while (!failure(store.acquire(account, LIMIT, "a")).equals("none")) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        }
    }

    @Test
    void a_connection_that_is_cut_is_replaced() throws Exception {
        PGSimpleDataSource direct = TestServer.dataSource();
        try (FaultyNetwork network = new FaultyNetwork(direct.getServerNames()[0], direct.getPortNumbers()[0]);
                KeptConnection connection = new KeptConnection(through(network))) {
            PostgresqlBudgetStore store = new PostgresqlBudgetStore(connection.dataSource(), LONG);
            assertThat(result(store.acquire(account, LIMIT, "a"))).isInstanceOf(Wait.class);

            network.cut();
            assertThat(failure(store.acquire(account, LIMIT, "a"))).contains("I/O error");

            assertThat(result(store.acquire(account, LIMIT, "a"))).isInstanceOf(Wait.class);
        }
    }

    @Test
    void no_more_than_a_thousand_calls_wait() {
        DataSource hanging = FailingDataSource.hanging();
        PostgresqlBudgetStore store = new PostgresqlBudgetStore(hanging, LONG);
        for (int call = 0; call < 1_001; call++) {
            store.stats(account, LIMIT);
        }

        assertThat(failure(store.stats(account, LIMIT))).isEqualTo("1000 calls wait for the database");
    }

    private static DataSource failing(String message) {
        return FailingDataSource.throwing(new SQLException(message));
    }

    /** The same server, as seen through this network. */
    static PGSimpleDataSource through(FaultyNetwork network) {
        PGSimpleDataSource source = TestServer.dataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {network.port()});
        return source;
    }
}
