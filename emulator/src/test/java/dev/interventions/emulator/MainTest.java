package dev.interventions.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.inmemory.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void help_names_every_option() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--port", "--host", "--seed", "--rate-limit", "--create-answers-page", "--help", "--version")
                .contains("--allow-remote", "--latency", "--locale", "--log")
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
        assertThat(run("--latency", "20001")).isEqualTo(2);
        assertThat(run("--latency", "soon")).isEqualTo(2);
        assertThat(run("--locale", "de")).isEqualTo(2);
        assertThat(run("--host")).isEqualTo(2);
        assertThat(run("--log=yes")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--prot")
                .contains("--latency: latency must be from 0 to 20 seconds, but is PT20.001S")
                .contains("--latency: must be a whole number of at most 9 digits, but is soon")
                .contains("--locale: must be en or fr, but is de")
                .contains("--host needs a value: --host HOST")
                .contains("--log takes no value")
                .contains("port must be from 0 to 65535, but is 70000")
                .contains("requests per minute must be at least 1, but are 0")
                .contains("none.json: there is no such file");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "203.0.113.7"})
    void an_address_that_other_machines_can_reach_must_be_allowed(String host) {
        assertThat(run("--host", host)).isEqualTo(2);
        assertThat(err.toString())
                .contains("other machines can reach --host " + host)
                .contains("add --allow-remote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.9.9.9", "::1"})
    void loopback_addresses_need_no_permission(String host) {
        assertThat(CommandLine.parse("--host", host)).isNotEmpty();
        assertThat(CommandLine.parse("--host=" + host)).isNotEmpty();
    }

    @Test
    void the_locale_sets_the_texts_of_status() {
        EmulatorSettings french = CommandLine.parse("--locale=fr").get().settings();

        assertThat(french.openedText()).isEqualTo("Ouverte");
        assertThat(french.closedText()).isEqualTo("Fermée");
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
        return new Main(printing(out), printing(err)).run(arguments);
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
