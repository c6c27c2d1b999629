package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.inmemory.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_names_every_option() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--port", "--host", "--seed", "--rate-limit", "--create-answers-page", "--help", "--version")
                .contains(
                        "--custom-field-values", "--explicit-nulls", "--closed-at-last-reply", "--close-answers-open");
    }

    @Test
    void a_mistake_in_the_seed_is_reported_with_file_and_place(@TempDir Path folder) throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.json"), """
        {"sources": [{"id": "s1"}, {"id": "s1"}], "later": 1}
        """);

        assertThat(run("--seed", seed.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("interventions-emulator: " + seed + ": /sources/1/id: is a duplicate id: \"s1\"")
                .contains("interventions-emulator: " + seed + ": /later: is unknown");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void an_invalid_option_is_reported() {
        assertThat(run("--prot", "1")).isEqualTo(2);
        assertThat(run("--port", "70000")).isEqualTo(2);
        assertThat(run("--rate-limit", "0")).isEqualTo(2);
        assertThat(run("--seed", "none.json")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--prot")
                .contains("port must be from 0 to 65535, but is 70000")
                .contains("requests per minute must be at least 1, but are 0")
                .contains("none.json: there is no such file");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_port_in_use_is_reported() {
        try (EngageEmulator other = EngageEmulator.start(World.startingAt(Instant.EPOCH))) {
            String port = String.valueOf(other.baseUri().getPort());

            assertThat(run("--port", port)).isEqualTo(1);
            assertThat(err.toString()).startsWith("interventions-emulator: can't listen on 127.0.0.1:" + port);
            assertThat(out.toString()).isEmpty();
        }
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
