package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import dev.interventions.records.InterventionCsv;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.List;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyCommandTest {

    private static final int INTERVENTIONS = 400;

    @TempDir
    private Path folder;

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final EngageEmulator emulator = EngageEmulator.start(world, EmulatorSettings.defaults());
    private final List<InterventionId> ids = List.fill(INTERVENTIONS, this::opened);

    CopyCommandTest() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        world.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private InterventionId opened() {
        world.advance(Duration.ofSeconds(7));
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    private Shell shell() {
        return Shell.of(emulator, agent);
    }

    private Result copy(Path file) {
        return shell().run("copy", "--to", file.toString());
    }

    private List<Intervention> account() {
        return List.ofAll(world.as(agent).walk(InterventionQuery.all()))
                .flatMap(page -> page.get().records());
    }

    private static List<Intervention> linesOf(Path file) throws IOException {
        return List.ofAll(Files.readAllLines(file))
                .map(line -> InterventionJson.parse(line).get());
    }

    private static List<Intervention> rowsOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.ofAll(InterventionCsv.read(in)).map(row -> row.get());
        }
    }

    @Test
    void a_file_of_json_lines_equals_the_account() throws IOException {
        Path file = folder.resolve("out.jsonl");

        Result result = copy(file);

        assertThat(linesOf(file)).isEqualTo(account()).hasSize(INTERVENTIONS);
        assertThat(result.out()).isEqualTo(file + " has 400 interventions: 400 written, 0 gone\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_file_of_csv_equals_the_account() throws IOException {
        Path file = folder.resolve("out.csv");

        copy(file);

        assertThat(rowsOf(file)).isEqualTo(account());
    }

    @Test
    void the_same_command_brings_what_has_changed_and_removes_what_is_gone() throws IOException {
        Path file = folder.resolve("out.jsonl");
        copy(file);
        world.advance(Duration.ofHours(1));
        world.agentReply(agent, ids.get(0));
        world.as(agent).close(ids.get(0));
        world.as(agent).cancel(ids.get(200));
        opened();
        int before = emulator.journal().length();

        Result result = copy(file);

        assertThat(linesOf(file)).isEqualTo(account()).hasSize(INTERVENTIONS);
        assertThat(result.out()).isEqualTo(file + " has 400 interventions: 2 written, 1 gone\n");
        assertThat(emulator.journal().length() - before).isLessThan(8);
    }

    @Test
    void an_interrupted_copy_leaves_no_file_and_goes_on_where_it_was() throws IOException {
        Path file = folder.resolve("out.jsonl");
        int journal = emulator.journal().length();

        Result stopped = shell().stoppedBy(new AfterThreeRequests()).run("copy", "--to", file.toString());

        assertThat(stopped.code()).isEqualTo(130);
        assertThat(stopped.err())
                .isEqualTo("interrupted; to continue, give the same command again: " + file
                        + ".copy.mv.db has what was copied\n");
        assertThat(file).doesNotExist();

        int afterTheFirst = emulator.journal().length();
        assertThat(copy(file).code()).isZero();
        assertThat(linesOf(file)).isEqualTo(account());
        int whole = emulator.journal().length() - journal;
        assertThat(emulator.journal().length() - afterTheFirst).isLessThan(whole);
    }

    /** Asks to stop after three requests. */
    private final class AfterThreeRequests extends Interruption {
        private final int last = emulator.journal().length() + 3;

        @Override
        public boolean isRequested() {
            return emulator.journal().length() >= last;
        }
    }

    @Test
    void a_copy_that_the_service_ends_says_how_to_go_on() {
        Path file = folder.resolve("out.jsonl");
        for (int attempt = 0; attempt < 3; attempt++) {
            world.failNext(Operation.LIST, SimulatedFault.unavailable());
        }

        Result result = copy(file);

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .startsWith("unavailable, nothing changed, it may be tried again: ")
                .contains("; to continue, give the same command again: ");
        assertThat(copy(file).code()).isZero();
    }

    @Test
    void a_table_of_a_database_equals_the_account() throws Exception {
        String url = "jdbc:h2:mem:copy_command;DB_CLOSE_DELAY=-1";

        Result result = shell().with("INTERVENTIONS_JDBC_USER", "care")
                .with("INTERVENTIONS_JDBC_PASSWORD", "a-password")
                .run("copy", "--json", "--to", url, "--table", "care");

        assertThat(result.out())
                .startsWith("{\"to\":\"" + url + "\",\"interventions\":400,\"written\":")
                .endsWith(",\"gone\":0,\"unreadable\":0}\n");
        try (var connection = DriverManager.getConnection(url, "care", "a-password");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM care WHERE state = 'active'")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(INTERVENTIONS);
        }
    }

    @Test
    void a_database_that_cant_be_used_is_reported() {
        Result result = shell().run("copy", "--to", "jdbc:postgresql://127.0.0.1:1/care");

        assertThat(result.err()).startsWith("interventions: ").contains("127.0.0.1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(shell().run("copy", "--to", "jdbc:h2:mem:x", "--table", "x; y")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void a_file_is_never_a_mixture_of_two_accounts() {
        Path file = folder.resolve("out.jsonl");
        Shell.empty().run("copy", "--demo", "--to", file.toString());

        Result result = copy(file);

        assertThat(result.err())
                .startsWith("interventions: " + file + " is a copy of demo and not of localhost:")
                .endsWith("; choose another file, or delete this one and " + file + ".copy.mv.db\n");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void a_file_has_an_ending_that_names_its_format() {
        assertThat(shell().run("copy", "--to", folder.resolve("out.txt").toString())
                        .code())
                .isEqualTo(2);
        assertThat(shell().run("copy", "--to", "jdbc:mysql://localhost/care"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "interventions: --to must be a file that ends in .jsonl or .csv, or a URL that begins with"
                                + " jdbc:postgresql: or jdbc:h2:\n"));
        assertThat(shell().run("copy").code()).isEqualTo(2);
    }

    @Test
    void a_folder_that_doesnt_exist_is_reported_and_not_created() {
        Path file = folder.resolve("elsewhere/out.jsonl");

        Result result = copy(file);

        assertThat(result).isEqualTo(new Result(1, "", "interventions: there is no folder for " + file + "\n"));
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void a_database_beside_the_file_that_is_damaged_is_reported() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Files.writeString(folder.resolve("out.jsonl.copy.mv.db"), "not a database".repeat(1000));

        Result result = copy(file);

        assertThat(result.err())
                .startsWith("interventions: " + file + ".copy.mv.db: ")
                .hasLineCount(1);
        assertThat(result.code()).isEqualTo(1);
    }
}
