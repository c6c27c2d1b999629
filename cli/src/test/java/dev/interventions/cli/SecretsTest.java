package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token is in no output, whatever happens. */
class SecretsTest {

    private static final String TOKEN = "s3cret-0123456789";

    @TempDir
    private Path folder;

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"));
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final EngageEmulator emulator = EngageEmulator.start(world);

    @AfterEach
    void stop() {
        emulator.close();
    }

    private List<List<String>> commands() {
        return List.of(
                List.of("list"),
                List.of("list", "--json"),
                List.of("get", "x"),
                List.of("get", "--json", "x"),
                List.of("close", "x"),
                List.of("close", "--json", "x", "y"),
                List.of("cancel", "--dry-run", "x"),
                List.of("reassign", "--to", "u", "x"),
                List.of("categorize", "--clear", "x"),
                List.of("copy", "--to", folder + "/copy.jsonl"),
                List.of("copy", "--json", "--to", folder + "/copy.csv"),
                List.of("watch"),
                List.of("watch", "--cancelled"),
                List.of("stats"),
                List.of("stats", "--json"));
    }

    private Stream<Result> resultsWith(String baseUri, String token) {
        return commands().stream()
                .map(command -> Shell.empty()
                        .with("INTERVENTIONS_BASE_URI", baseUri)
                        .with("INTERVENTIONS_TOKEN", token)
                        .run(command.toArray(String[]::new)));
    }

    private static void hasNoToken(Result result) {
        assertThat(result.out() + result.err()).doesNotContain(TOKEN).doesNotContain("s3cret");
    }

    @Test
    void a_token_that_is_not_accepted() {
        assertThat(resultsWith(emulator.baseUri().toString(), TOKEN)).allSatisfy(result -> {
            hasNoToken(result);
            assertThat(result.code()).isEqualTo(3);
        });
    }

    @Test
    void a_token_that_no_header_can_have() {
        assertThat(resultsWith(emulator.baseUri().toString(), TOKEN + "\u00e9\n"))
                .allSatisfy(result -> {
                    hasNoToken(result);
                    assertThat(result.code()).isEqualTo(2);
                });
    }

    @Test
    void a_token_in_the_place_of_the_base_uri() {
        assertThat(resultsWith(TOKEN, TOKEN)).allSatisfy(result -> {
            hasNoToken(result);
            assertThat(result.code()).isEqualTo(2);
        });
    }

    @Test
    void a_service_that_is_not_there() {
        assertThat(resultsWith("http://127.0.0.1:1/1.0", TOKEN)).allSatisfy(result -> {
            hasNoToken(result);
            assertThat(result.code()).isEqualTo(4);
        });
    }

    @Test
    void a_token_among_the_ids() {
        Shell shell = Shell.of(emulator, agent).with("INTERVENTIONS_TOKEN", TOKEN);

        hasNoToken(shell.run("get", TOKEN));
        hasNoToken(shell.run("list", "--owner", "u-" + TOKEN));
        hasNoToken(shell.given(TOKEN + "\n").run("get", "-"));
        hasNoToken(shell.given(TOKEN + "\n").run("close", "--json", "-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--token=" + TOKEN,
                "--TOKEN=" + TOKEN,
                "-token=" + TOKEN,
                "--token:" + TOKEN,
                "--access-token=" + TOKEN,
                "--access_token=" + TOKEN,
                "--bearer=" + TOKEN,
                "--api-key=" + TOKEN,
                "--password=" + TOKEN,
                "--authorization=Bearer " + TOKEN,
                "INTERVENTIONS_TOKEN=" + TOKEN,
                "--to=jdbc:postgresql://localhost/care?user=me&password=" + TOKEN,
                "jdbc:h2:mem:x;PASSWORD=" + TOKEN
            })
    void an_argument_that_looks_like_a_token_is_refused_and_not_repeated(String argument) {
        Result result = Shell.empty().run("list", "--demo", argument);

        hasNoToken(result);
        assertThat(result)
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "interventions: a token or password is never an argument, since other users of this machine"
                                        + " can see the arguments of a process; set INTERVENTIONS_TOKEN, or name a file that has it"
                                        + " with --account; for the password of a database, set INTERVENTIONS_JDBC_PASSWORD\n"));
    }

    @Test
    void an_option_for_a_token_is_refused_before_its_value_is_seen() {
        hasNoToken(Shell.empty().run("list", "--token", TOKEN));
        hasNoToken(Shell.empty().run("--token", TOKEN, "list"));
    }

    @Test
    void an_account_file_is_used() throws IOException {
        Path file = accountFile(
                folder,
                "rw-------",
                "# mine\n\nINTERVENTIONS_BASE_URI=" + emulator.baseUri() + "\n INTERVENTIONS_TOKEN = "
                        + emulator.tokenOf(agent) + "\n");

        assertThat(Shell.empty().run("list", "--account", file.toString())).isEqualTo(new Result(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void an_account_file_that_is_open_to_others_is_refused(String permissions) throws IOException {
        Path file = accountFile(folder, permissions, "INTERVENTIONS_TOKEN=" + TOKEN);

        assertThat(Shell.empty().run("list", "--account", file.toString()))
                .isEqualTo(new Result(
                        2,
                        "",
                        "interventions: " + file + ": has a token and is open to others (" + permissions
                                + "); make it yours alone: chmod 600 " + file + "\n"));
    }

    @Test
    void a_mistake_in_an_account_file_is_reported_without_its_text() throws IOException {
        Path file = accountFile(folder, "rw-------", "INTERVENTIONS_BASE_URI=x\n" + TOKEN + "\n");

        assertThat(Shell.empty().run("list", "--account", file.toString()))
                .isEqualTo(new Result(
                        2,
                        "",
                        "interventions: " + file
                                + ": line 2 is neither INTERVENTIONS_BASE_URI=… nor INTERVENTIONS_TOKEN=…\n"));
    }

    @Test
    void an_account_file_that_is_missing_or_incomplete_is_reported() throws IOException {
        Path missing = folder.resolve("none");
        Path incomplete = accountFile(folder, "rw-------", "INTERVENTIONS_TOKEN=" + TOKEN);

        assertThat(Shell.empty().run("list", "--account", missing.toString()).err())
                .isEqualTo("interventions: " + missing + ": there is no such file\n");
        assertThat(Shell.empty().run("list", "--account", incomplete.toString()).err())
                .isEqualTo("interventions: " + incomplete
                        + ": needs the lines INTERVENTIONS_BASE_URI=… and INTERVENTIONS_TOKEN=…\n");
    }

    @Test
    void a_folder_in_place_of_an_account_file_is_reported() {
        assertThat(Shell.empty().run("list", "--account", folder.toString()).err())
                .isEqualTo("interventions: " + folder + ": is a folder, and not a file\n");
    }

    @Test
    void without_an_account_a_command_says_how_to_name_one() {
        assertThat(Shell.empty().run("list"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "interventions: no account: set INTERVENTIONS_BASE_URI and INTERVENTIONS_TOKEN, or name a file"
                                + " that has them with --account, or use --demo\n"));
    }

    private static Path accountFile(Path folder, String permissions, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("account"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
