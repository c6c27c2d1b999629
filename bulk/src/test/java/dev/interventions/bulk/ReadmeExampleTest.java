package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.port.Interventions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {

    private final Account account = new Account();

    @Test
    void a_host_plans_and_closes(@TempDir Path folder) {
        List<InterventionId> ids = account.replied(3);

        assertThat(close(account.interventions, ids, folder.resolve("close.jsonl"))
                        .isFinished())
                .isTrue();
        assertThat(ids).allMatch(account::isClosed);
    }

    private static BulkSummary close(Interventions interventions, Iterable<InterventionId> ids, Path journal) {
        BulkRun<InterventionId, Intervention> run =
                Bulk.over(interventions).inParallel(8).journalledIn(journal).close(ids);
        run.plan(item -> System.out.println(item.item() + ": " + item.expectation()));
        return run.execute(outcome -> System.out.println(outcome.item() + ": " + outcome.status()))
                .getOrElseThrow(error -> new IllegalStateException(error.message()));
    }
}
