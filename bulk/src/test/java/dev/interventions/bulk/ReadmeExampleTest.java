package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {

    private final Account account = new Account();

    @Test
    void a_host_plans_and_closes(@TempDir Path folder) {
        InterventionId id = account.replied();
        List<String> log = new ArrayList<>();

        BulkSummary summary = close(account.interventions, List.of(id), folder.resolve("close.jsonl"), log::add);

        assertThat(summary.isFinished()).isTrue();
        assertThat(log).containsExactly(id.value() + " CHANGE", id.value() + " SUCCEEDED");
    }

    private static BulkSummary close(
            Interventions interventions, Iterable<InterventionId> ids, Path journal, Consumer<String> log) {
        BulkRun<InterventionId, Intervention> run =
                Bulk.over(interventions).inParallel(8).journalledIn(journal).close(ids);
        run.plan(item -> log.accept(item.item().value() + " " + item.expectation()));
        return run.execute(outcome -> log.accept(outcome.item().value() + " " + outcome.status()))
                .getOrElseThrow(error -> new IllegalStateException(error.message()));
    }
}
