package dev.interventions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.probe.check.Check;
import dev.interventions.probe.ledger.Conclusion;
import dev.interventions.probe.ledger.Finding;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.ledger.LedgerFile;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CommandLineTest {

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private Path ledger(String name, Conclusion closeDate) throws IOException {
        Vector<Finding> findings = Vector.of(
                finding(Check.CLOSE_DATE, closeDate),
                finding(Check.PAGE_COUNT, Conclusion.PROVEN),
                finding(Check.PAGE_CLAMPED, Conclusion.NOT_ARRANGEABLE));
        Path file = folder.resolve(name);
        LedgerFile.write(new Ledger("1", ProbeProcess.NOW, 1, Option.none(), Vector.empty(), findings), file);
        return file;
    }

    private static Finding finding(Check check, Conclusion conclusion) {
        return new Finding(
                check.label(), check.rule(), check.claim(), conclusion, ProbeProcess.NOW, "was seen", Vector.empty());
    }

    // ---- compare and check ----

    @ParameterizedTest
    @CsvSource({
        "PROVEN, PROVEN, 0, the same conclusions",
        "PROVEN, CONTRADICTED, 1, 'regressed  CLOSE-5 close-date: proven, now contradicted: was seen'",
        "PROVEN, NOT_ARRANGEABLE, 1, 'regressed  CLOSE-5 close-date: proven, now not arrangeable: was seen'",
        "NOT_ARRANGEABLE, CONTRADICTED, 1, 'regressed  CLOSE-5 close-date: not arrangeable, now contradicted: was seen'",
        "NOT_ARRANGEABLE, PROVEN, 0, 'changed    CLOSE-5 close-date: not arrangeable, now proven: was seen'",
        "CONTRADICTED, PROVEN, 0, 'changed    CLOSE-5 close-date: contradicted, now proven: was seen'",
    })
    void compare_fails_if_a_check_has_regressed(Conclusion before, Conclusion after, int code, String line)
            throws IOException {
        ProbeProcess probe = ProbeProcess.withoutAccount();

        assertThat(probe.run(
                        "compare",
                        ledger("before.json", before).toString(),
                        ledger("after.json", after).toString()))
                .isEqualTo(code);

        assertThat(probe.out()).isEqualTo(line + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSE-5, PROVEN, 0, all pins are proven",
        "close-date, PROVEN, 0, all pins are proven",
        "CLOSE-5, CONTRADICTED, 1, pinned but contradicted: CLOSE-5 close-date: was seen",
        "CLOSE-5, NOT_ARRANGEABLE, 1, pinned but not arrangeable: CLOSE-5 close-date: was seen",
        "PAGE-1, PROVEN, 1, pinned but not arrangeable: PAGE-1 page-clamped: was seen",
        "CLOSE-2, PROVEN, 1, pinned but not in the ledger: close-unreplied",
    })
    void check_fails_if_a_pinned_rule_is_not_proven(String pin, Conclusion closeDate, int code, String line)
            throws IOException {
        ProbeProcess probe = ProbeProcess.withoutAccount();
        Path pins = file("rules.txt", "# what our reports depend on", "", pin);

        assertThat(probe.run("check", ledger("ledger.json", closeDate).toString(), "--pin", pins.toString()))
                .isEqualTo(code);

        assertThat(probe.out()).isEqualTo(line + System.lineSeparator());
    }

    @Test
    void pins_that_name_no_rule_or_nothing_are_refused() throws IOException {
        ProbeProcess probe = ProbeProcess.withoutAccount();
        String ledger = ledger("ledger.json", Conclusion.PROVEN).toString();

        assertThat(probe.run(
                        "check",
                        ledger,
                        "--pin",
                        file("wrong.txt", "CLOSE-5", "CLOSE-55").toString()))
                .isEqualTo(2);
        assertThat(probe.run(
                        "check", ledger, "--pin", file("empty.txt", "# none").toString()))
                .isEqualTo(2);

        assertThat(probe.err()).contains("wrong.txt: line 2: there is no check or rule CLOSE-55");
        assertThat(probe.err()).contains("empty.txt: pins nothing");
    }

    @Test
    void a_run_fails_if_a_pinned_rule_was_not_arrangeable() throws IOException {
        try (TestAccount account = TestAccount.good()) {
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run(
                            "--ledger",
                            folder.resolve("ledger.json").toString(),
                            "--pin",
                            file("rules.txt", "LIST-3", "CLOSE-5").toString()))
                    .isEqualTo(1);

            assertThat(probe.err())
                    .isEqualToIgnoringNewLines(
                            "pinned but not arrangeable: CLOSE-5 close-date: needs --write --intervention");
        }
    }

    // ---- accounts ----

    @Test
    void an_account_can_be_in_a_file_that_only_its_owner_reads() throws IOException {
        try (TestAccount account = TestAccount.good()) {
            Path secrets = file(
                    "account",
                    Credentials.BASE_URI + " = " + account.baseUri(),
                    "",
                    Credentials.TOKEN + "=" + account.token());
            String ledger = folder.resolve("ledger.json").toString();

            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
            ProbeProcess open = ProbeProcess.withoutAccount();
            assertThat(open.run("--account", secrets.toString(), "--ledger", ledger))
                    .isEqualTo(2);
            assertThat(open.err()).contains("open to others (rw-r--r--)").contains("chmod 600");
            assertThat(account.calls()).isEmpty();

            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
            ProbeProcess probe = ProbeProcess.withoutAccount();
            assertThat(probe.run("--account", secrets.toString(), "--ledger", ledger))
                    .isZero();
        }
    }

    @Test
    void another_line_in_that_file_is_refused_and_not_repeated() throws IOException {
        Path secrets = file("account", "secret-token");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        ProbeProcess probe = ProbeProcess.withoutAccount();

        assertThat(probe.run("--account", secrets.toString())).isEqualTo(2);

        assertThat(probe.err()).contains("has a line that is neither").doesNotContain("secret-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--token=abc-secret", "--token", "INTERVENTIONS_TOKEN=abc-secret", "--access-token=abc-secret"})
    void a_token_in_an_argument_is_refused_and_not_repeated(String argument) {
        ProbeProcess probe = ProbeProcess.withoutAccount();

        assertThat(probe.run(argument)).isEqualTo(2);

        assertThat(probe.err()).contains("a token is never an argument").doesNotContain("abc-secret");
    }

    // ---- arguments ----

    @ParameterizedTest
    @CsvSource({
        "'', no account: set INTERVENTIONS_BASE_URI",
        "--source s, add --write",
        "--intervention i, add --write",
        "--write, --write needs --source",
        "--write --source s/t, --source: ",
        "--unread ../x, --unread: ",
        "--requests-per-minute 0, must be from 1 to 250",
        "--requests-per-minute 251, must be from 1 to 250",
        "--pin none.txt, none.txt: can't be read",
        "--ledger none/ledger.json, can't be written",
        "--unknown, Try interventions-probe --help",
        "compare a.json, Try interventions-probe compare --help",
    })
    void a_mistake_is_reported_before_anything_is_sent(String arguments, String message) {
        ProbeProcess probe = ProbeProcess.withoutAccount();

        assertThat(probe.run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);

        assertThat(probe.err()).contains(message);
        assertThat(probe.out()).isEmpty();
    }

    @Test
    void help_teaches_commands_examples_and_exit_codes() {
        ProbeProcess probe = ProbeProcess.withoutAccount();

        assertThat(probe.run("--help")).isZero();

        assertThat(probe.out())
                .contains("Usage: interventions-probe")
                .contains("INTERVENTIONS_TOKEN")
                .contains("Examples:")
                .contains("Exit codes:")
                .contains("3   the run ended early, at a response that no check foresees")
                .contains("compare");
    }

    @Test
    void list_shows_each_check() {
        ProbeProcess probe = ProbeProcess.withoutAccount();

        assertThat(probe.run("list")).isZero();

        assertThat(probe.out()).hasLineCount(Check.values().length).contains("CLOSE-5    close-date ");
    }

    @Test
    void the_ledger_can_be_printed() {
        try (TestAccount account = TestAccount.good()) {
            Path ledger = folder.resolve("ledger.json");
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run("--json", "--ledger", ledger.toString())).isZero();

            assertThat(ledger).hasContent(probe.out());
        }
    }

    @Test
    void an_account_without_interventions_contradicts_nothing() throws IOException {
        Behavior empty = (call, service) -> call.isList()
                        && call.authorization().contains("Bearer")
                ? service.respond(call.withQuery(query -> query + (query.isEmpty() ? "" : "&") + "thread_id=none"))
                : service.respond(call);
        try (TestAccount account = new TestAccount(empty)) {
            Path ledger = folder.resolve("ledger.json");
            ProbeProcess probe = ProbeProcess.at(account);

            assertThat(probe.run("--ledger", ledger.toString())).as(probe.err()).isZero();

            assertThat(ProbeProcess.read(ledger).of("list-order").get().seen())
                    .isEqualTo("the token's user reads no intervention");
        }
    }

    @Test
    void where_contents_cannot_be_read_seconds_are_proven_by_the_last_change() {
        try (TestAccount account = TestAccount.good()) {
            Path ledger = folder.resolve("ledger.json");
            ProbeProcess probe = ProbeProcess.at(account.emulatorUri(), account.token());

            assertThat(probe.run("--ledger", ledger.toString())).isZero();

            assertThat(ProbeProcess.read(ledger).of("reply-times").get().seen())
                    .isEqualTo(
                            "in 2 of 2 records, that many minutes would end after the last change, and seconds never do");
        }
    }
}
