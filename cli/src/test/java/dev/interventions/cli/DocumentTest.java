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
    }

    @Test
    void an_unknown_command_is_followed_by_similar_ones() {
        Shell.Result result = Shell.empty().run("lst");

        assertThat(result.err()).isEqualTo("""
                interventions: Unknown command: 'lst'
                Did you mean: interventions list or interventions stats?
                Try interventions --help
                """);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void an_option_before_the_command_is_explained() {
        assertThat(Shell.empty().run("--demo", "list").err()).isEqualTo("""
                interventions: Unknown option: '--demo'
                The options of a command come after it: interventions list --demo
                Try interventions --help
                """);
    }

    @Test
    void an_argument_too_many_is_named() {
        assertThat(Shell.empty().run("list", "--demo", "closed").err())
                .startsWith("interventions: Unexpected argument: 'closed'\n");
    }

    @Test
    void a_text_in_place_of_a_number_is_reported_without_types_of_java() {
        assertThat(Shell.empty().run("list", "--limit", "many").err())
                .startsWith("interventions: Invalid value for option '--limit': 'many' is not a whole number");
        assertThat(Shell.empty().run("close", "--parallel", "99999999999", "x").err())
                .startsWith(
                        "interventions: Invalid value for option '--parallel': '99999999999' is not a whole number");
    }

    @Test
    void options_that_exclude_each_other_are_named() {
        assertThat(Shell.empty().run("list", "--all", "--limit", "3").err())
                .startsWith("interventions: --limit=N, --all are mutually exclusive");
    }

    @Test
    void an_id_that_no_intervention_can_have_is_shown() {
        assertThat(Shell.empty().run("close", "--demo", "a", "b/c").err())
                .isEqualTo("interventions: 'b/c': intervention id must not be path-like, but has a /\n");
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
