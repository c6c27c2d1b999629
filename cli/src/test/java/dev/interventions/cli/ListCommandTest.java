package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.domain.Intervention;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.List;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ListCommandTest {

    @Test
    void a_table_in_a_file_has_all_columns() {
        Result result = Shell.empty().run("list", "--demo", "--limit", "3");

        assertThat(result.out()).isEqualTo("""
                ID                        STATE     OWNER  CREATED (UTC)     REPLIES  FIRST REPLY  CATEGORIES  SOURCE
                0000000000000000000002e4  active    susan  2024-05-21 06:03  1        50 min       delivery    shop-chat
                0000000000000000000002e2  active    susan  2024-05-20 15:20  0        -            refund      shop-chat
                0000000000000000000002df  active    susan  2024-05-20 05:36  1        3 h 00 min   -           press-mail
                """);
        assertThat(result.err()).isEqualTo("there are more: --limit N or --all\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_table_on_a_terminal_has_the_columns_that_fit_into_80() {
        Result result = Shell.empty()
                .onTerminal()
                .with("NO_COLOR", "1")
                .run("list", "--demo", "--no-progress", "--status", "deferred", "--owner", "susan", "--all");

        assertThat(result.out()).isEqualTo("""
                ID                        STATE     OWNER  CREATED (UTC)     REPLIES
                0000000000000000000002be  deferred  susan  2024-05-16 08:44  1
                000000000000000000000243  deferred  susan  2024-05-01 15:27  1
                """);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void states_have_colors_on_a_terminal_and_nowhere_else() {
        String[] command = {"list", "--demo", "--no-progress", "--limit", "1"};

        assertThat(Shell.empty().onTerminal().run(command).out()).contains("\033[32mactive\033[0m");
        assertThat(Shell.empty().with("TERM", "xterm").run(command).out()).doesNotContain("\033");
        assertThat(Shell.empty().onTerminal().with("TERM", "dumb").run(command).out())
                .doesNotContain("\033");
        assertThat(Shell.empty().onTerminal().with("NO_COLOR", "1").run(command).out())
                .doesNotContain("\033");
    }

    @Test
    void json_has_each_intervention_on_a_line() {
        Result result = Shell.empty().run("list", "--demo", "--all", "--json");

        List<Intervention> read = List.ofAll(result.out().lines())
                .map(line -> InterventionJson.parse(line).get());
        assertThat(read).hasSize(240);
        assertThat(read.map(Intervention::id)).doesNotHaveDuplicates();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void ids_are_on_lines_of_their_own_for_other_commands() {
        Result result = Shell.empty().run("list", "--demo", "--ids", "--limit", "2");

        assertThat(result.out()).isEqualTo("0000000000000000000002e4\n0000000000000000000002e2\n");
    }

    @Test
    void a_limit_beyond_a_page_is_exact() {
        assertThat(Shell.empty()
                        .run("list", "--demo", "--ids", "--limit", "200")
                        .out()
                        .lines())
                .hasSize(200);
        assertThat(Shell.empty()
                        .run("list", "--demo", "--ids", "--limit", "240")
                        .err())
                .isEmpty();
    }

    @Test
    void all_filters_must_match() {
        Result result = Shell.empty()
                .run("list", "--demo", "--status", "CLOSED", "--owner", "bob", "--customer", "customer-203", "--all");

        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void an_invalid_filter_is_reported_before_anything_is_sent() {
        assertThat(Shell.empty().run("list", "--demo", "--owner", "a/b"))
                .isEqualTo(new Result(2, "", "interventions: --owner: user id must not be path-like, but has a /\n"));
        assertThat(Shell.empty().run("list", "--demo", "--limit", "0"))
                .isEqualTo(new Result(2, "", "interventions: --limit must be at least 1, but is 0\n"));
    }

    @Test
    void a_reader_that_ends_early_ends_the_command_quietly() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Shell.empty().run(new ClosedPipe(), err, "list", "--demo", "--all", "--json");

        assertThat(code).isEqualTo(141);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void an_output_that_cant_be_written_is_reported() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Shell.empty().run(new FullDisk(), err, "list", "--demo", "--all", "--json");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("interventions: can't write the output: No space left on device\n");
    }

    @Test
    void stops_between_pages_when_it_is_interrupted() {
        Interruption interruption = new Interruption();
        interruption.request();

        assertThat(Shell.empty().stoppedBy(interruption).run("list", "--demo").code())
                .isEqualTo(130);
    }

    private static final class ClosedPipe extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
