package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the packaged jar. */
@Timeout(300)
class CliJarIT {

    private static final int UNLIMITED = 1_000_000;

    @TempDir
    private Path folder;

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    /** Each response needs one; usually there are as many as any test needs. */
    private final Semaphore responses = new Semaphore(UNLIMITED);

    /** So slow that no run ends before it is interrupted. */
    private final EngageEmulator emulator = EngageEmulator.start(
            world,
            EmulatorSettings.defaults()
                    .withLatency(Duration.ofMillis(100))
                    .withRequestListener(entry -> responses.acquireUninterruptibly()));

    CliJarIT() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private InterventionId replied() {
        world.advance(Duration.ofSeconds(1));
        InterventionId id = world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
        world.agentReply(agent, id);
        return id;
    }

    private Process start(String... arguments) throws IOException {
        String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // A process that was started in the background ignores SIGINT, and so do those that it starts.
        List<String> command = List.of("env", "--default-signal=INT", program, "-XX:TieredStopAtLevel=1")
                .append("-jar")
                .append(System.getProperty("cli.jar"))
                .appendAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command.asJava())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        process.environment().put("INTERVENTIONS_BASE_URI", emulator.baseUri().toString());
        process.environment().put("INTERVENTIONS_TOKEN", emulator.tokenOf(agent));
        return process.start();
    }

    private int run(String... arguments) throws Exception {
        return start(arguments).waitFor();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    }

    private void awaitRequests(int number) throws InterruptedException {
        while (emulator.journal().length() < number) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** The process has sent a request that gets no response for now. */
    private void awaitHeldRequest() throws InterruptedException {
        while (!responses.hasQueuedThreads() || responses.availablePermits() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void lists_the_demo_and_nothing_else() throws Exception {
        assertThat(run("list", "--demo", "--limit", "1")).isZero();
        assertThat(out()).hasLineCount(2).contains("0000000000000000000002e4");
        assertThat(err()).isEqualTo("there are more: --limit N or --all\n");
    }

    @Test
    void has_a_version() throws Exception {
        assertThat(run("--version")).isZero();
        assertThat(out()).matches("interventions [0-9]+\\.[0-9]+\\.[0-9]+.*\n");
    }

    @Test
    void a_copy_that_is_killed_goes_on_and_equals_the_account() throws Exception {
        List.range(0, 1500).forEach(number -> replied());
        Path file = folder.resolve("copy.jsonl");
        String[] copy = {"copy", "--to", file.toString()};
        responses.drainPermits();
        for (int kill = 1; kill <= 2; kill++) {
            Process killed = start(copy);
            awaitHeldRequest();
            responses.release(3);
            awaitHeldRequest();
            assertThat(killed.destroyForcibly().waitFor()).isEqualTo(137);
            assertThat(file).doesNotExist();
            // The one that is held, whose client has gone.
            responses.release();
        }
        responses.release(UNLIMITED);

        assertThat(run(copy)).as(err()).isZero();
        assertThat(List.ofAll(Files.readAllLines(file))
                        .map(line -> InterventionJson.parse(line).get()))
                .isEqualTo(List.ofAll(world.as(agent).walk(InterventionQuery.all()))
                        .flatMap(page -> page.get().records()));
    }

    @Test
    void copies_to_a_table_of_postgresql_with_one_command() throws Exception {
        List<InterventionId> ids = List.range(0, 40).map(number -> replied());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            String[] copy = {"copy", "--to", url};

            assertThat(run(copy)).as(err()).isZero();
            assertThat(out()).isEqualTo(url + " has 40 interventions: 40 written, 0 gone\n");
            world.advance(Duration.ofHours(1));
            world.as(agent).close(ids.head()).get();
            assertThat(run(copy)).as(err()).isZero();

            assertThat(out()).isEqualTo(url + " has 40 interventions: 1 written, 0 gone\n");
            assertThat(idsIn(url)).isEqualTo(ids.toSet());
        }
    }

    private static Set<InterventionId> idsIn(String url) throws SQLException {
        Set<InterventionId> ids = HashSet.empty();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM interventions")) {
            while (rows.next()) {
                ids = ids.add(InterventionId.of(rows.getString(1)));
            }
        }
        return ids;
    }

    /** Ctrl-C sends SIGINT. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_run_that_is_interrupted_says_how_to_go_on_and_its_journal_finishes_it(String signal, int code)
            throws Exception {
        List<InterventionId> ids = List.range(0, 200).map(number -> replied());
        Path input = Files.write(folder.resolve("ids"), ids.map(InterventionId::value));
        String journal = folder.resolve("journal").toString();
        Process interrupted = withInput(input, "close", "--journal", journal, "--parallel", "1", "-");
        awaitRequests(20);
        new ProcessBuilder("kill", "-" + signal, String.valueOf(interrupted.pid()))
                .start()
                .waitFor();

        assertThat(interrupted.waitFor()).isEqualTo(code);
        assertThat(err()).contains("interrupted; to continue, give the same command again: ");
        long closed = closed(ids);
        assertThat(closed).isBetween(1L, 199L);

        assertThat(withInput(input, "close", "--journal", journal, "-").waitFor())
                .as(err())
                .isZero();
        assertThat(closed(ids)).isEqualTo(200);
        assertThat(out().lines()).hasSize((int) (200 - closed));
    }

    private Process withInput(Path input, String... arguments) throws IOException {
        Process process = start(arguments);
        try (var in = process.getOutputStream()) {
            Files.copy(input, in);
        }
        return process;
    }

    private long closed(List<InterventionId> ids) {
        return ids.count(id -> world.as(agent).get(id).get().isClosed());
    }
}
