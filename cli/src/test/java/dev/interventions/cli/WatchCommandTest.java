package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final EngageEmulator emulator = EngageEmulator.start(world);
    private final InterventionId first = opened();

    WatchCommandTest() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        world.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private InterventionId opened() {
        return world.as(agent)
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    private void replyToTheFirst() {
        world.agentReply(agent, first);
    }

    private void closeTheFirst() {
        world.as(agent).close(first);
    }

    /** Does one thing in each pause, and then stops. */
    private static final class Script extends Interruption {
        private final ArrayDeque<Runnable> steps;

        private Script(Runnable... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public void pause(Duration time) {
            if (steps.isEmpty()) {
                request();
            } else {
                steps.remove().run();
            }
        }
    }

    private Result watch(Script script, String... options) {
        String[] command = new String[options.length + 1];
        command[0] = "watch";
        System.arraycopy(options, 0, command, 1, options.length);
        return Shell.of(emulator, agent).stoppedBy(script).run(command);
    }

    @Test
    void shows_what_changes_from_now_on() {
        Result result = watch(new Script(() -> {}, this::replyToTheFirst, this::closeTheFirst));

        assertThat(result.out()).isEqualTo("""
                CHANGED (UTC)     CHANGE     ID                        STATE     OWNER
                2024-05-21 10:00  changed    000000000000000000000006  active    000000000000000000000002
                2024-05-21 10:00  changed    000000000000000000000006  closed    000000000000000000000002
                """.replace("000000000000000000000006", first.value()));
        assertThat(result.err())
                .isEqualTo("interrupted; with --position FILE, the next watch continues where this one ends\n");
        assertThat(result.code()).isEqualTo(130);
    }

    @Test
    void shows_the_changes_of_a_request_in_the_order_in_which_they_happened() {
        Result result = watch(
                new Script(() -> {
                    replyToTheFirst();
                    world.advance(Duration.ofMinutes(1));
                    opened();
                }),
                "--json");

        assertThat(result.out()).containsSubsequence("\"changed\"", "\"new\"").hasLineCount(2);
    }

    @Test
    void json_has_each_change_on_a_line() {
        Result result = watch(new Script(this::replyToTheFirst), "--json");

        assertThat(result.out())
                .startsWith("{\"change\":\"changed\",\"intervention\":{\"id\":\"" + first.value() + "\",")
                .hasLineCount(1);
    }

    @Test
    void goes_on_from_the_position_in_a_file(@TempDir Path folder) throws IOException {
        Path position = folder.resolve("watch.position");
        String[] options = {"--position", position.toString()};

        assertThat(watch(new Script(), options).out()).isEmpty();
        assertThat(Files.readString(position)).hasLineCount(1);
        replyToTheFirst();
        Result second = watch(new Script(), options);
        assertThat(second.out()).contains("changed").contains(first.value());
        assertThat(second.err())
                .isEqualTo(
                        "interrupted; to continue, give the same command again: " + position + " has the position\n");
        assertThat(watch(new Script(), options).out()).isEmpty();
    }

    @Test
    void a_file_that_has_no_position_is_reported(@TempDir Path folder) throws IOException {
        Path position = Files.writeString(folder.resolve("watch.position"), "soon");

        Result result = watch(new Script(), "--position", position.toString());

        assertThat(result.err()).startsWith("interventions: " + position + ": not a position of a feed");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void shows_cancellations_if_asked_to() {
        Result result = watch(new Script(() -> world.as(agent).cancel(first)), "--cancelled");

        assertThat(result.out()).hasLineCount(2).contains("-                 gone       " + first.value());
    }

    @Test
    void tries_again_when_the_service_is_unavailable() {
        Result result = watch(new Script(
                () -> {
                    for (int attempt = 0; attempt < 3; attempt++) {
                        world.failNext(Operation.LIST, SimulatedFault.unavailable());
                    }
                },
                this::replyToTheFirst));

        assertThat(result.err()).startsWith("unavailable, nothing changed, it may be tried again: ");
        assertThat(result.out()).contains(first.value());
        assertThat(result.code()).isEqualTo(130);
    }

    @Test
    void ends_when_trying_again_is_useless() {
        Result result = Shell.of(emulator, agent)
                .with("INTERVENTIONS_TOKEN", "another-token")
                .stoppedBy(new Script())
                .run("watch");

        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void the_demo_has_changes_to_watch() {
        Result result = Shell.empty()
                .stoppedBy(new Script(() -> {}, () -> {}, () -> {}))
                .run("watch", "--demo", "--json");

        assertThat(result.out()).startsWith("{\"change\":\"changed\"").contains("{\"change\":\"new\"");
    }
}
