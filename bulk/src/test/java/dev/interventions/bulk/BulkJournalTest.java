package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkJournalTest {

    private static final String HEADER =
            "{\"journal\":\"interventions-bulk\",\"version\":1,\"operation\":\"close\",\"parameters\":{}}";

    private final Account account = new Account();
    private final RecordingInterventions recording = new RecordingInterventions(account.interventions);
    private Path file;
    private Bulk bulk;

    @BeforeEach
    void journal(@TempDir Path folder) {
        file = folder.resolve("bulk.jsonl");
        bulk = Bulk.over(recording).inParallel(1).retrying(0, Duration.ZERO).journalledIn(file);
    }

    private Executed<InterventionId, Intervention> closed(InterventionId... ids) {
        return Executed.of(bulk.close(List.of(ids)));
    }

    private JournalError refused(BulkRun<?, ?> run) {
        assertThat(run.plan(item -> {}).getLeft())
                .isEqualTo(new JournalError(file, run.plan(item -> {}).getLeft().message()));
        return run.execute(outcome -> {}).getLeft();
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String begin(InterventionId id) {
        return "{\"begin\":\"" + id.value() + "\"}";
    }

    // ---- the lines ----

    @Test
    void a_line_is_written_before_and_after_each_item() throws IOException {
        InterventionId id = account.replied();
        List<String> during = new ArrayList<>();
        recording.duringClose(id, () -> during.addAll(lines()));

        closed(id, InterventionId.of("missing"));

        assertThat(during).containsExactly(HEADER, begin(id));
        assertThat(lines())
                .containsExactly(
                        HEADER,
                        begin(id),
                        "{\"end\":\"" + id.value() + "\",\"outcome\":\"SUCCEEDED\",\"next\":\"skip\"}",
                        "{\"begin\":\"missing\"}",
                        "{\"end\":\"missing\",\"outcome\":\"REFUSED\",\"next\":\"skip\",\"error\":\"NotFound\","
                                + "\"message\":\"there is no intervention missing\"}");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // ---- the next run ----

    @Test
    void finished_items_are_skipped_and_have_no_outcome() {
        InterventionId done = account.replied();
        InterventionId refused = account.open();
        InterventionId more = account.replied();
        closed(done, refused);

        Executed<InterventionId, Intervention> executed = closed(done, refused, more);

        assertThat(executed.items()).containsExactly(more);
        assertThat(executed.summary().progress()).isEqualTo(new BulkProgress(2, 1, 0, 0, 0));
        assertThat(executed.summary().isFinished()).isTrue();
        assertThat(recording.calls()).hasSize(3);
    }

    @Test
    void an_item_that_the_run_has_begun_already_is_skipped() {
        InterventionId id = account.replied();

        Executed<InterventionId, Intervention> executed = closed(id, id);

        assertThat(executed.summary().progress()).isEqualTo(new BulkProgress(1, 1, 0, 0, 0));
        assertThat(recording.calls()).hasSize(1);
    }

    @Test
    void an_item_that_failed_is_called_again() {
        InterventionId id = account.replied();
        account.world.failNext(Operation.CLOSE, SimulatedFault.unavailable());
        assertThat(closed(id).status()).isEqualTo(Status.FAILED);

        assertThat(closed(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(recording.calls()).containsExactly("close", "close");
    }

    @Test
    void an_item_whose_effect_was_unknown_is_read_first() {
        InterventionId id = account.replied();
        account.world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownButApplied());
        assertThat(closed(id).status()).isEqualTo(Status.UNKNOWN);

        assertThat(closed(id).result()).isEqualTo(account.read(id));
        assertThat(recording.calls()).containsExactly("close", "get");
    }

    @Test
    void a_refusal_that_is_not_about_the_item_is_called_again() {
        InterventionId id = account.replied();
        account.world.failNext(Operation.CLOSE, SimulatedFault.refused(new Refused.InProgress("busy")));
        account.world.failNext(Operation.CLOSE, SimulatedFault.refused(new Refused.NotAuthenticated("expired")));
        assertThat(closed(id).status()).isEqualTo(Status.REFUSED);
        assertThat(closed(id).status()).isEqualTo(Status.REFUSED);

        assertThat(closed(id).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void an_item_that_was_being_called_when_the_run_was_killed_is_read_first() throws IOException {
        InterventionId done = account.replied();
        InterventionId open = account.replied();
        account.interventions.close(done);
        write(HEADER, begin(done), begin(open));

        Executed<InterventionId, Intervention> executed = closed(done, open);

        assertThat(executed.outcomes()).extracting(BulkOutcome::status).containsOnly(Status.SUCCEEDED);
        assertThat(recording.calls()).containsExactly("get", "get", "close");
    }

    @Test
    void an_intervention_that_is_gone_after_a_kill_is_refused() throws IOException {
        InterventionId gone = InterventionId.of("gone");
        write(HEADER, begin(gone));

        assertThat(closed(gone).error()).isInstanceOf(Refused.NotFound.class);
        assertThat(closed(gone).outcomes()).isEmpty();
    }

    @Test
    void an_unknown_effect_stays_unknown_until_the_item_can_be_read() throws IOException {
        InterventionId id = account.replied();
        write(HEADER, begin(id));
        account.world.failNext(Operation.GET, SimulatedFault.unavailable());
        account.world.failNext(Operation.GET, SimulatedFault.refused(new Refused.NotAuthenticated("expired")));

        assertThat(closed(id).status()).isEqualTo(Status.UNKNOWN);
        assertThat(closed(id).status()).isEqualTo(Status.UNKNOWN);
        assertThat(closed(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(recording.calls()).containsExactly("get", "get", "get", "close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"begin\":\"x\"", "{\"begin\":\"x\"}", "\u00e4"})
    void a_last_line_that_was_not_completely_written_is_ignored_and_removed(String rest) throws IOException {
        InterventionId done = account.replied();
        closed(done);
        Files.writeString(file, rest, StandardOpenOption.APPEND);
        InterventionId id = account.replied();

        assertThat(closed(done, id).items()).containsExactly(id);
        assertThat(lines()).hasSize(5);
        assertThat(lines().get(3)).isEqualTo(begin(id));
    }

    @Test
    void an_incomplete_last_line_is_removed_even_if_the_run_writes_nothing() throws IOException {
        InterventionId done = account.replied();
        closed(done);
        List<String> before = lines();
        Files.writeString(file, begin(InterventionId.of("x")), StandardOpenOption.APPEND);

        assertThat(closed(done).outcomes()).isEmpty();
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void a_header_that_was_not_completely_written_is_written_again() throws IOException {
        Files.writeString(file, HEADER.substring(0, 20));

        assertThat(closed(account.replied()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(lines().get(0)).isEqualTo(HEADER);
    }

    // ---- journals that can't be used ----

    @Test
    void another_operations_journal_is_refused_and_unchanged() {
        InterventionId id = account.replied();
        closed(id);
        List<String> before = lines();

        JournalError error = refused(bulk.cancel(List.of(id)));

        assertThat(error.message())
                .contains(file.toString(), "belongs to another run", "\"close\"", "\"cancel\"", "another file");
        assertThat(lines()).isEqualTo(before);
        assertThat(recording.calls()).hasSize(1);
    }

    @Test
    void a_journal_with_other_parameters_is_refused() {
        CategoryId billing = CategoryId.of("billing");
        CategoryId urgent = CategoryId.of("urgent");
        Executed.of(bulk.categorize(List.of(), HashSet.of(billing, urgent)));

        assertThat(refused(bulk.categorize(List.of(), HashSet.of(billing))).message())
                .contains("{\"categories\":[\"billing\",\"urgent\"]}", "{\"categories\":[\"billing\"]}");
        assertThat(bulk.categorize(List.of(), HashSet.of(urgent, billing))
                        .execute(outcome -> {})
                        .isRight())
                .isTrue();
    }

    @Test
    void a_journal_knows_the_new_owner_and_the_custom_fields() {
        Executed.of(bulk.reassign(List.of(), UserId.of("ann")));
        assertThat(refused(bulk.reassign(List.of(), UserId.of("bob"))).message())
                .contains("ann", "bob");
        assertThat(refused(bulk.updateCustomFields(
                                List.of(),
                                HashMap.of(
                                        "b",
                                        CustomFieldValue.of(1),
                                        "a",
                                        CustomFieldValue.of(io.vavr.collection.List.of("x", "y")))))
                        .message())
                .contains("{\"values\":{\"a\":[\"x\",\"y\"],\"b\":\"1\"}}");
    }

    @Test
    void a_journal_of_a_run_in_progress_is_refused() {
        InterventionId id = account.replied();
        List<String> messages = new ArrayList<>();
        recording.duringClose(
                id, () -> messages.add(refused(bulk.close(List.of(id))).message()));

        closed(id);

        assertThat(messages).singleElement().asString().contains("another run uses the journal " + file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ids that are no journal",
                "{}",
                "[]",
                "{\"journal\":\"another\"}",
                HEADER + "\nno JSON",
                HEADER + "\n[]",
                HEADER + "\n{}",
                HEADER + "\n{\"begin\":7}",
                HEADER + "\n{\"begin\":\"a\",\"end\":\"b\"}",
                HEADER + "\n{\"end\":\"a\",\"next\":\"sing\"}",
                HEADER + "\n{\"end\":\"a\"}",
                HEADER + "\n{\"begin\":\"a\"} {\"begin\":\"b\"}",
                HEADER + "\n{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}"
            })
    void a_file_that_is_no_journal_is_refused_and_unchanged(String content) throws IOException {
        Files.writeString(file, content + "\n");

        assertThat(refused(bulk.close(List.of())).message()).contains("line ", file.toString(), "another file");
        assertThat(file).hasContent(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids without an end of line", "{\"journal\":\"interventions-bulk\",\"version\":2"})
    void a_file_with_one_line_without_end_that_is_no_header_is_refused_and_unchanged(String content)
            throws IOException {
        Files.writeString(file, content);

        assertThat(refused(bulk.close(List.of())).message()).contains("line 1 of " + file);
        assertThat(file).hasContent(content);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws IOException {
        write(HEADER);
        Files.write(file, new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);

        assertThat(refused(bulk.close(List.of())).message()).contains("line 2 of " + file + " is not UTF-8");
    }

    @Test
    void a_file_without_lines_is_not_read_into_memory() throws IOException {
        Files.writeString(file, "x".repeat(2_000_000));

        assertThat(refused(bulk.close(List.of())).message()).contains("longer than");
    }

    @Test
    void a_file_that_cannot_be_opened_is_an_error_and_nothing_is_called(@TempDir Path folder) {
        Path missing = folder.resolve("missing").resolve("bulk.jsonl");

        JournalError error = bulk.journalledIn(missing)
                .close(List.of(account.replied()))
                .execute(outcome -> {})
                .getLeft();

        assertThat(error.journal()).isEqualTo(missing);
        assertThat(error.message()).contains("can't be opened", missing.toString());
        assertThat(recording.calls()).isEmpty();
    }

    @Test
    void a_journal_is_released_even_if_the_run_ends_by_an_exception() {
        InterventionId id = account.replied();
        recording.beforeCall(1, () -> {
            throw new IllegalStateException("a defect");
        });

        assertThatThrownBy(() -> closed(id)).hasMessage("a defect");
        assertThat(closed(id).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(recording.calls()).containsExactly("close", "get", "close");
    }
}
