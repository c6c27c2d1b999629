package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.execution.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/cli.md} has the help of each command, and it is the program's. */
class DocumentTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../docs/cli.md");
    private static final Pattern HELP = Pattern.compile("<!-- help:([a-z ]*) -->\n```\n(.*?)```\n", Pattern.DOTALL);

    private static List<String> commands() {
        return List.of("", "list", "get", "close", "cancel", "reassign", "categorize", "copy", "watch", "stats");
    }

    @Test
    void the_document_has_the_help_of_each_command() throws IOException {
        String document = Files.readString(DOCUMENT);
        String generated = HELP.matcher(document).replaceAll(DocumentTest::generated);
        if (Boolean.getBoolean("interventions.pages.write")) {
            Files.writeString(DOCUMENT, generated);
        }

        assertThat(DOCUMENT)
                .as("write it again with: mvn test -pl cli -am -Dtest=DocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dinterventions.pages.write=true")
                .hasContent(generated);
        assertThat(HELP.matcher(document).results().map(help -> help.group(1).strip()))
                .containsExactlyElementsOf(commands());
    }

    private static String generated(MatchResult help) {
        String text = "<!-- help:" + help.group(1) + " -->\n```\n"
                + help(help.group(1).strip()) + "```\n";
        return text.replace("\\", "\\\\").replace("$", "\\$");
    }

    private static String help(String command) {
        return command.isEmpty()
                ? Shell.empty().run("--help").out()
                : Shell.empty().run(command, "--help").out();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_fits_into_80_columns_and_has_examples(String command) {
        String help = help(command);

        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help).contains("  interventions " + (command.isEmpty() ? "list" : command) + " --");
    }

    @Test
    void every_exit_code_is_in_the_help() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(help("")).containsPattern("(?m)^  " + code.code() + " +" + code.meaning());
        }
    }

    @Test
    void no_option_takes_a_token() {
        assertThat(commands())
                .allSatisfy(command ->
                        assertThat(help(command)).doesNotContainPattern("(?i)--[a-z-]*(token|password|secret)"));
    }

    @Test
    void a_mistake_names_the_help() {
        assertThat(Shell.empty().run("list", "--color").err())
                .isEqualTo("interventions: Unknown option: '--color'\nTry interventions list --help\n");
        assertThat(Shell.empty().run().err())
                .isEqualTo("interventions: a command is missing\nTry interventions --help\n");
        assertThat(Shell.empty().run("lst").code()).isEqualTo(2);
    }

    @Test
    void bash_can_complete_the_commands() {
        Shell.Result result = Shell.empty().run("generate-completion");

        assertThat(result.out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("categorize")
                .contains("--dry-run");
        assertThat(result.out()).doesNotContain("\\u0009");
        assertThat(result.code()).isZero();
    }
}
