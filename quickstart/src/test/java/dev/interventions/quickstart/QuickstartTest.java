package dev.interventions.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... arguments) {
        return Quickstart.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shows_the_whole_lifecycle_over_a_real_socket() {
        assertThat(run(Map.of())).isZero();

        assertThat(printed())
                .contains("against the emulator at http://127.0.0.1:")
                .contains("CLOSE-2")
                .contains("CLOSE-3")
                .contains("CANCEL-2")
                .containsSubsequence(
                        "opened", "refused", "read", "categorized", "reassigned", "closed", "reopened", "cancelled")
                .contains("Finished. Every outcome");
    }

    @Test
    void shows_the_same_lifecycle_in_memory() {
        assertThat(run(Map.of(), "memory")).isZero();
        String inMemory = printed();
        out.reset();
        assertThat(run(Map.of(), "emulator")).isZero();

        assertThat(outcomes(inMemory)).isEqualTo(outcomes(printed()));
    }

    /** Without the titles, which differ, and the messages of refusals, which begin with the status over HTTP. */
    private static String outcomes(String output) {
        return output.lines()
                .skip(3)
                .map(line -> line.startsWith("       refused") ? "refused" : line)
                .reduce("", (before, line) -> before + "\n" + line);
    }

    @Test
    void only_reads_an_account_that_the_environment_names() {
        World world = World.startingAt(Instant.parse("2026-01-05T09:00:00Z"));
        SourceId mailbox = world.source();
        UserId agent = world.agent(mailbox);
        world.as(agent).create(world.customerMessage(world.thread(mailbox), world.customer()));

        try (EngageEmulator emulator = EngageEmulator.start(world)) {
            int exit = run(Map.of(
                    LiveBackend.BASE_URI, emulator.baseUri().toString(), LiveBackend.TOKEN, emulator.tokenOf(agent)));

            assertThat(exit).isZero();
            assertThat(printed()).contains("reading only").contains("page 1").doesNotContain("opened");
        }
    }

    @Test
    void exits_with_1_when_the_token_is_unknown() {
        try (EngageEmulator emulator = EngageEmulator.start(World.startingAt(Instant.EPOCH))) {
            int exit = run(
                    Map.of(LiveBackend.BASE_URI, emulator.baseUri().toString(), LiveBackend.TOKEN, "unknown-token"));

            assertThat(exit).isOne();
            assertThat(printed()).contains("Stopped: ").doesNotContain("unknown-token");
        }
    }

    @Test
    void reports_an_invalid_environment_and_exits_with_2() {
        assertThat(run(Map.of(LiveBackend.BASE_URI, "account.example/1.0", LiveBackend.TOKEN, "t")))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the base URI must begin with https://");
    }

    @Test
    void names_the_variables_to_set_if_one_is_missing_and_exits_with_2() {
        assertThat(run(Map.of(LiveBackend.BASE_URI, "https://account.example/1.0")))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("set " + LiveBackend.BASE_URI + " and " + LiveBackend.TOKEN);
    }

    @Test
    void reports_which_ids_it_needs_to_write_and_exits_with_2() {
        assertThat(run(Map.of(
                        LiveBackend.BASE_URI, "https://account.example/1.0",
                        LiveBackend.TOKEN, "t",
                        LiveBackend.ALLOW_WRITES, "true")))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains(LiveBackend.CONTENT_ID);
    }

    @Test
    void rejects_an_unknown_backend_and_exits_with_2() {
        assertThat(run(Map.of(), "moon")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: quickstart [emulator | memory]");
    }
}
