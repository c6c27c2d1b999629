package dev.interventions.emulator.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.CommentId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.StateWriter;
import dev.interventions.emulator.seed.StateWriter.State;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLogTest {

    private final World world = World.onClock(Clock.systemUTC(), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final ThreadId thread = world.thread(source);
    private final IdentityId customer = world.customer();
    private Seq<Fault> faults = Vector.empty();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("states.jsonl");
        world.freezeClock(Instant.parse("2024-05-21T09:00:00Z"));
    }

    @Test
    void what_was_saved_is_found_again() throws IOException {
        try (StateLog log = open()) {
            log.begin(LinkedHashMap.of("main", state()));
            everyKindOfChange(log);
        }

        assertThat(found("main")).isEqualTo(StateWriter.state(state()));
    }

    @Test
    void a_restored_earlier_state_is_found_again() throws IOException {
        try (StateLog log = open()) {
            WorldSnapshot initial = world.snapshot();
            log.begin(LinkedHashMap.of("main", state()));
            everyKindOfChange(log);
            world.restore(initial);
            log.save("main", this::state);
        }

        assertThat(found("main")).isEqualTo(StateWriter.state(state()));
    }

    @Test
    void a_file_that_is_opened_again_goes_on() throws IOException {
        try (StateLog log = open()) {
            log.save("main", this::state);
        }
        try (StateLog log = open()) {
            log.begin(LinkedHashMap.of("main", state()));
            everyKindOfChange(log);
        }

        assertThat(found("main")).isEqualTo(StateWriter.state(state()));
    }

    private void everyKindOfChange(StateLog log) {
        ContentId message = world.customerMessage(thread, customer);
        log.save("main", this::state);
        InterventionId id = world.as(agent).create(message).get().id();
        log.save("main", this::state);
        world.agentReply(agent, id);
        log.save("main", this::state);
        world.agent(source);
        log.save("main", this::state);
        world.as(agent).close(id).get();
        world.holdLock(id);
        log.save("main", this::state);
        faults = Vector.of(Fault.parse(HashMap.of("status", "503")).get());
        log.save("main", this::state);
        CommentId deleted = world.comment(agent, id, "deleted");
        CommentId kept = world.comment(agent, id, "kept");
        log.save("main", this::state);
        world.comments(agent).delete(deleted).get();
        log.save("main", this::state);
        assertThat(world.comments(agent).get(kept).isRight()).isTrue();
        InterventionId cancelled = world.as(agent)
                .create(world.customerMessage(thread, world.customer()))
                .get()
                .id();
        log.save("main", this::state);
        world.as(agent).cancel(cancelled).get();
        log.save("main", this::state);
        world.resumeClock();
        log.save("main", this::state);
        world.freezeClock(Instant.parse("2024-05-22T09:00:00Z"));
        log.save("main", this::state);
    }

    @Test
    void a_change_is_a_line_of_what_has_changed_and_without_one_nothing_is_written() throws IOException {
        try (StateLog log = open()) {
            for (int number = 0; number < 1000; number++) {
                world.customerMessage(thread, world.customer());
            }
            log.begin(LinkedHashMap.of("main", state()));
            long before = Files.size(file);
            log.save("main", this::state);
            assertThat(Files.size(file)).isEqualTo(before);

            world.customerMessage(thread, customer);
            log.save("main", this::state);

            assertThat(Files.size(file) - before).isBetween(100L, 1000L);
        }
    }

    @Test
    void tenants_are_kept_separately_and_can_be_removed() throws IOException {
        try (StateLog log = open()) {
            log.begin(LinkedHashMap.of("main", state()));
            log.save("one", this::state);
            log.save("two", this::state);
            log.remove("one");
        }

        try (StateLog log = open()) {
            assertThat(log.found().keySet()).containsExactlyInAnyOrder("main", "two");
        }
    }

    @Test
    void an_incomplete_line_at_the_end_is_ignored() throws IOException {
        try (StateLog log = open()) {
            log.save("main", this::state);
        }
        Files.writeString(file, "{\"tenant\":\"main\",\"chan", StandardOpenOption.APPEND);

        assertThat(found("main")).isEqualTo(StateWriter.state(state()));
    }

    @Test
    void an_invalid_line_is_reported_with_its_number_and_the_file_is_not_changed() throws IOException {
        try (StateLog log = open()) {
            log.save("main", this::state);
        }
        for (String line :
                new String[] {"nonsense", "{\"changes\":{}}", "{\"tenant\":\"x\",\"changes\":{}}", "{\"tenant\":7}"}) {
            String text = Files.readString(file);
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);

            Either<Seq<String>, StateLog> opened = StateLog.open(file);

            assertThat(opened.getLeft()).singleElement().asString().startsWith("line 2 is not a line of a state file");
            assertThat(Files.readString(file)).isEqualTo(text + line + "\n");
            Files.writeString(file, text);
        }
    }

    @Test
    void a_rewrite_that_fails_releases_its_file() throws IOException {
        StateLog log = open();
        Files.delete(file);
        Files.createDirectories(file.resolve("a folder in the place of the file"));

        assertThatThrownBy(() -> log.begin(LinkedHashMap.of("main", state()))).isInstanceOf(UncheckedIOException.class);

        assertThat(StateLog.open(folder.resolve("states.jsonl.next")).isRight()).isTrue();
        log.close();
    }

    @Test
    void a_file_is_used_by_one_emulator_at_a_time() throws IOException {
        try (StateLog log = open()) {
            log.begin(LinkedHashMap.of("main", state()));

            assertThat(StateLog.open(file).getLeft().head()).contains("uses it");
        }
        assertThat(found("main")).isNotNull();
    }

    private StateLog open() {
        return StateLog.open(file).getOrElseThrow(mistakes -> new AssertionError(mistakes.mkString("; ")));
    }

    private JsonObject found(String tenant) throws IOException {
        try (StateLog log = open()) {
            Seed seed = log.found().get(tenant).get();
            World again = seed.world();
            return StateWriter.state(new State(
                    again.snapshot(),
                    again.ids(),
                    seed.tokens().toMap(token -> token._2, token -> token._1),
                    seed.faults()));
        }
    }

    private State state() {
        return new State(world.snapshot(), world.ids(), HashMap.of(agent, "secret"), faults);
    }
}
