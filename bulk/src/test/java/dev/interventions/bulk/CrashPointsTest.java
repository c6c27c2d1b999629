package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run is killed at each point between two lines of its journal, within lines, and again during the runs that continue it: no
 * intervention is closed twice, and none is missed.
 */
class CrashPointsTest {

    private static final int ITEMS = 6;

    @TempDir
    private Path folder;

    private final List<InterventionId> ids = IntStream.range(0, ITEMS)
            .mapToObj(number -> InterventionId.of("i" + number))
            .toList();

    /** Runs until the simulated kill, and returns the journal as the kill leaves it. */
    private Path runUntilKilled(KillableInterventions port, Path journal, int parallel) {
        try {
            run(port, journal, parallel);
            return journal;
        } catch (KillableInterventions.Killed killed) {
            return killed.journal();
        }
    }

    private Executed<InterventionId, Intervention> run(KillableInterventions port, Path journal, int parallel) {
        return Executed.of(Bulk.over(port)
                .inParallel(parallel)
                .retrying(0, Duration.ZERO)
                .journalledIn(journal)
                .close(port.items(ids)));
    }

    private void assertEachClosedOnce(KillableInterventions port, String description) {
        assertThat(port.closed()).as(description).containsExactlyInAnyOrderElementsOf(ids);
    }

    // ---- each point, one call at a time ----

    @Test
    void a_run_that_is_killed_between_any_two_lines_continues_without_repeating_or_missing_an_item()
            throws IOException {
        int points = 3 * ITEMS + 1;
        for (int point = 1; point <= points; point++) {
            KillableInterventions port = new KillableInterventions();
            port.killAt(point, folder.resolve("killed" + point), folder.resolve("run" + point));

            Path journal = runUntilKilled(port, folder.resolve("run" + point), 1);
            assertThat(journal).as("the run is killed at point %s", point).hasFileName("killed" + point);
            port.neverKill();
            Executed<InterventionId, Intervention> executed = run(port, journal, 1);

            assertEachClosedOnce(port, "killed at point " + point);
            assertThat(executed.summary().isFinished()).isTrue();
            assertThat(executed.outcomes()).extracting(BulkOutcome::status).doesNotContain(Status.REFUSED);
        }
    }

    @Test
    void a_run_that_is_killed_within_any_line_continues_without_repeating_or_missing_an_item() throws IOException {
        KillableInterventions complete = new KillableInterventions();
        Path whole = folder.resolve("whole");
        run(complete, whole, 1);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length <= bytes.length; length++) {
            byte[] written = Arrays.copyOf(bytes, length);
            KillableInterventions port = new KillableInterventions();
            // The latest of the moments at which this was all that was written: each item that was begun has been
            // called.
            ids.stream().filter(id -> hasBegun(written, id)).forEach(port::close);
            Path journal = Files.write(folder.resolve("cut"), written);

            run(port, journal, 1);

            assertEachClosedOnce(port, "cut after " + length + " bytes");
        }
    }

    private static boolean hasBegun(byte[] bytes, InterventionId id) {
        return new String(bytes, StandardCharsets.UTF_8).contains("{\"begin\":\"" + id.value() + "\"}\n");
    }

    // ---- random points, several calls at a time, lost results, several kills ----

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runs_that_are_killed_again_and_again_close_each_item_once(long seed) {
        Random random = new Random(seed);
        KillableInterventions port = new KillableInterventions();
        Path journal = folder.resolve("run");
        for (int kill = 0; kill < 4; kill++) {
            port.loseResultsOf(random.nextInt(3));
            port.killAt(1 + random.nextInt(3 * ITEMS), folder.resolve("killed" + kill), journal);
            journal = cutWithinLastEnd(runUntilKilled(port, journal, 1 + random.nextInt(4)), random);
        }
        port.neverKill();

        run(port, journal, 3);
        Executed<InterventionId, Intervention> last = run(port, journal, 3);

        assertEachClosedOnce(port, "seed " + seed);
        assertThat(last.summary().isFinished()).isTrue();
    }

    /** A line that follows a call may have been written in part; one that precedes it was written before. */
    private static Path cutWithinLastEnd(Path journal, Random random) {
        try {
            String content = Files.readString(journal);
            int last = content.lastIndexOf("{\"end\"");
            if (last > 0 && last == content.lastIndexOf('{')) {
                Files.writeString(journal, content.substring(0, last + random.nextInt(content.length() - last)));
            }
            return journal;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
