package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.interventions.bulk.BulkOutcome.Status;
import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkWritesTest {

    private static final CategoryId BILLING = CategoryId.of("billing");
    private static final CategoryId URGENT = CategoryId.of("urgent");

    private final Account account = new Account();
    private final Bulk bulk = Bulk.over(account.interventions);

    @Test
    void closes_each_intervention() {
        List<InterventionId> ids = account.replied(50);

        Executed<InterventionId, Intervention> executed = Executed.of(bulk.close(ids));

        assertThat(executed.summary())
                .isEqualTo(new BulkSummary(new BulkProgress(0, 50, 0, 0, 0), true, Option.none()));
        assertThat(executed.summary().isFinished()).isTrue();
        assertThat(executed.items()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(executed.outcomes())
                .allSatisfy(
                        outcome -> assertThat(outcome.result().get().isClosed()).isTrue());
        assertThat(ids).allMatch(account::isClosed);
    }

    @Test
    void no_items_are_a_complete_run() {
        BulkSummary summary = Executed.of(bulk.close(List.of())).summary();

        assertThat(summary).isEqualTo(new BulkSummary(BulkProgress.NONE, true, Option.none()));
    }

    @Test
    void a_refusal_is_the_outcome_of_its_item_and_the_run_continues() {
        InterventionId unreplied = account.open();
        InterventionId unknown = InterventionId.of("unknown");
        InterventionId replied = account.replied();

        Executed<InterventionId, Intervention> executed =
                Executed.of(bulk.inParallel(1).close(List.of(unreplied, unknown, replied)));

        assertThat(executed.items()).containsExactly(unreplied, unknown, replied);
        assertThat(executed.outcomes())
                .extracting(BulkOutcome::status)
                .containsExactly(Status.REFUSED, Status.REFUSED, Status.SUCCEEDED);
        assertThat(executed.outcomes().get(0).result().getLeft())
                .isEqualTo(NotAllowed.stated(HashSet.of(Rule.CLOSE_ONLY_REPLIED)));
        assertThat(executed.outcomes().get(1).result().getLeft()).isInstanceOf(NotFound.class);
        assertThat(executed.summary().progress()).isEqualTo(new BulkProgress(0, 1, 2, 0, 0));
        assertThat(executed.summary().isFinished()).isTrue();
    }

    @Test
    void cancels_each_intervention() {
        InterventionId id = account.open();

        Executed<InterventionId, Cancelled> executed = Executed.of(bulk.cancel(List.of(id)));

        assertThat(executed.result().id()).isEqualTo(id);
        assertThat(account.interventions.get(id).getLeft()).isInstanceOf(NotFound.class);
    }

    @Test
    void reassigns_each_intervention() {
        UserId other = account.world.agent(account.source);
        InterventionId id = account.open();

        assertThat(Executed.of(bulk.reassign(List.of(id), other)).result().owner())
                .contains(other);
        assertThat(account.read(id).owner()).contains(other);
    }

    @Test
    void replaces_the_categories_of_each_intervention() {
        InterventionId id = account.categorized(BILLING);

        Executed.of(bulk.categorize(List.of(id), HashSet.of(URGENT)));

        assertThat(account.read(id).categories()).contains(HashSet.of(URGENT));
    }

    @Test
    void adds_categories_to_those_of_each_intervention() {
        InterventionId id = account.categorized(BILLING);

        Executed.of(bulk.addCategories(List.of(id), HashSet.of(URGENT)));

        assertThat(account.read(id).categories()).contains(HashSet.of(BILLING, URGENT));
    }

    @Test
    void removes_categories_from_those_of_each_intervention() {
        InterventionId id = account.categorized(BILLING, URGENT);

        Executed.of(bulk.removeCategories(List.of(id), HashSet.of(BILLING)));

        assertThat(account.read(id).categories()).contains(HashSet.of(URGENT));
    }

    @Test
    void sets_the_custom_fields_of_each_intervention() {
        InterventionId id = account.open();

        Executed.of(bulk.updateCustomFields(List.of(id), HashMap.of("colour", CustomFieldValue.of("blue"))));

        assertThat(account.read(id).customFields()).contains(HashMap.of("colour", CustomFieldValue.of("blue")));
    }

    @Test
    void invalid_custom_fields_are_refused_before_anything_is_begun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.updateCustomFields(List.of(), HashMap.of("a[b]", CustomFieldValue.of(1))))
                .withMessageContaining("a[b]");
    }

    @Test
    void opens_an_intervention_on_each_content() {
        ContentId content = account.message();

        Executed<ContentId, Intervention> executed = Executed.of(bulk.create(List.of(content)));

        assertThat(account.read(executed.result().id()).origin().content()).contains(content);
    }

    // ---- arguments ----

    @Test
    void a_run_is_executed_only_once() {
        BulkRun<InterventionId, Intervention> run = bulk.close(List.of(account.replied()));
        Executed.of(run);

        assertThatIllegalStateException()
                .isThrownBy(() -> run.execute(outcome -> {}))
                .withMessageContaining("only once");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 257})
    void a_run_has_from_1_to_256_calls_at_a_time(int calls) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.inParallel(calls))
                .withMessage("a bulk run has from 1 to 256 calls at a time, not " + calls);
    }

    @Test
    void retries_and_their_delay_are_not_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> bulk.retrying(-1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> bulk.retrying(1, Duration.ofNanos(-1)));
    }

    @Test
    @SuppressWarnings("NullAway") // null on purpose
    void missing_arguments_are_errors_of_the_caller() {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> Bulk.over(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> bulk.close(null));
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> bulk.close(List.of()).execute(null));
    }
}
