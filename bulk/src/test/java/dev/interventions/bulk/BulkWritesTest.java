package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkWritesTest {

    private final Account account = new Account();

    @Test
    void closes_each_intervention() {
        List<InterventionId> ids = account.replied(50);
        List<BulkOutcome<InterventionId, Intervention>> outcomes = new ArrayList<>();

        BulkSummary summary = Bulk.over(account.interventions)
                .close(ids)
                .execute(outcomes::add)
                .get();

        assertThat(summary).isEqualTo(new BulkSummary(new BulkProgress(0, 50, 0, 0, 0), true, Option.none()));
        assertThat(outcomes).extracting(BulkOutcome::item).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(outcomes).extracting(BulkOutcome::status).containsOnly(Status.SUCCEEDED);
        assertThat(ids).allMatch(account::isClosed);
    }
}
