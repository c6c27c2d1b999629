package dev.interventions.budget.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.store.BudgetStore.Granted;
import dev.interventions.port.budget.store.BudgetStore.Reason;
import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import dev.interventions.testdatabases.FreePort;
import dev.interventions.testdatabases.TestDatabase;
import io.vavr.control.Option;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of its own, always an embedded one, since it is stopped. */
class RestartedServerTest {

    @TempDir
    Path folder;

    private EmbeddedPostgres server;
    private TestAccount account;

    @BeforeEach
    void startWithAnAttemptInProgress() throws IOException {
        server = server().setPort(FreePort.find()).start();
        PGSimpleDataSource database = TestServer.connectingTo(server.getJdbcUrl("postgres", "postgres"), "public");
        TestDatabase.execute(database, PostgresqlBudgetStore.schema());
        account = TestAccount.warm(PostgresqlBudgetStore.over(database), database);
        assertThat(account.acquire("a")).isEqualTo(new Granted());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void after_a_crash_every_account_starts_cold() throws Exception {
        kill(postmaster());
        assertThat(TestAccount.failure(account.acquiring("b"))).contains("refused");

        startAgain();

        assertThat(account.state()).isEqualTo(new State(0, 0, Option.none()));
        assertThat(account.acquire("b"))
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.reason()).isEqualTo(Reason.COLD_START));
        account.pass(TestAccount.SPAN);
        assertThat(account.acquire("b")).isEqualTo(new Granted());
    }

    @Test
    void after_a_regular_restart_everything_is_still_counted() throws IOException {
        startAgain();

        assertThat(account.state()).isEqualTo(new State(2, 1, Option.none()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** On the same port, since the store knows no other. */
    private void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = server().setPort(port).start();
    }

    private EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                // Otherwise a crash may lose the tables themselves.
                .setServerConfig("synchronous_commit", "on");
    }

    private static void kill(ProcessHandle postmaster) throws Exception {
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().get(60, TimeUnit.SECONDS);
        for (ProcessHandle backend : backends) {
            backend.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        long id = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(id).orElseThrow();
    }
}
