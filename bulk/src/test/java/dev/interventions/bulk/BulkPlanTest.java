package dev.interventions.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.bulk.PlannedItem.Expectation;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotAuthenticated;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Rule;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.port.Operation;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkPlanTest {

    private static final CategoryId BILLING = CategoryId.of("billing");
    private static final CategoryId URGENT = CategoryId.of("urgent");
    private static final InterventionId MISSING = InterventionId.of("missing");

    @TempDir
    private Path folder;

    private final Account account = new Account();
    private final Bulk bulk = Bulk.over(account.interventions).inParallel(1);

    @Test
    void a_plan_says_what_a_close_would_do_and_changes_nothing() {
        InterventionId replied = account.replied();
        InterventionId unreplied = account.open();
        InterventionId closed = account.replied();
        account.interventions.close(closed);

        List<PlannedItem<InterventionId>> planned = planned(bulk.close(List.of(replied, unreplied, closed, MISSING)));

        assertThat(planned)
                .extracting(PlannedItem::expectation)
                .containsExactly(
                        Expectation.CHANGE, Expectation.REFUSAL, Expectation.ALREADY_DONE, Expectation.REFUSAL);
        assertThat(planned).extracting(PlannedItem::item).containsExactly(replied, unreplied, closed, MISSING);
        assertThat(planned.get(0).current()).contains(account.read(replied));
        assertThat(planned.get(0).error()).isEmpty();
        assertThat(planned.get(1).error()).contains(NotAllowed.inferred(HashSet.of(Rule.CLOSE_ONLY_REPLIED)));
        assertThat(planned.get(2).error()).contains(NotAllowed.inferred(HashSet.of(Rule.CLOSE_ONLY_OPEN)));
        assertThat(planned.get(3).error().get()).isInstanceOf(NotFound.class);
        assertThat(planned.get(3).current()).isEmpty();
        assertThat(account.isClosed(replied)).isFalse();
    }

    @Test
    void a_plan_is_summed_up() {
        BulkRun<InterventionId, ?> run = bulk.close(List.of(account.replied(), account.replied(), account.open()));

        PlanSummary summary = run.plan(item -> {}).get();

        assertThat(summary)
                .isEqualTo(new PlanSummary(
                        HashMap.of(Expectation.CHANGE, 2L, Expectation.REFUSAL, 1L), true, Option.none()));
        assertThat(summary.count(Expectation.CHANGE)).isEqualTo(2);
        assertThat(summary.count(Expectation.SKIP)).isZero();
    }

    @Test
    void a_planned_run_can_be_executed() {
        InterventionId id = account.replied();
        BulkRun<InterventionId, ?> run = bulk.close(List.of(id));

        assertThat(planned(run)).hasSize(1);
        assertThat(planned(run)).hasSize(1);
        Executed.of(run);

        assertThat(account.isClosed(id)).isTrue();
    }

    @Test
    void a_cancel_is_already_done_if_the_intervention_is_gone() {
        assertThat(expectations(bulk.cancel(List.of(account.open(), account.replied(), MISSING))))
                .containsExactly(Expectation.CHANGE, Expectation.REFUSAL, Expectation.ALREADY_DONE);
    }

    @Test
    void a_reassignment_is_already_done_if_the_new_owner_is_the_owner() {
        UserId other = account.world.agent(account.source);
        List<InterventionId> ids = List.of(account.open(), MISSING);

        assertThat(expectations(bulk.reassign(ids, other))).containsExactly(Expectation.CHANGE, Expectation.REFUSAL);
        assertThat(expectations(bulk.reassign(ids, account.agent)))
                .containsExactly(Expectation.ALREADY_DONE, Expectation.REFUSAL);
    }

    @Test
    void categories_that_are_there_already_are_seen() {
        List<InterventionId> ids = List.of(account.open(), account.categorized(BILLING, URGENT));

        assertThat(expectations(bulk.categorize(ids, HashSet.of(BILLING, URGENT))))
                .containsExactly(Expectation.CHANGE, Expectation.ALREADY_DONE);
        assertThat(expectations(bulk.categorize(ids, HashSet.empty())))
                .containsExactly(Expectation.ALREADY_DONE, Expectation.CHANGE);
        assertThat(expectations(bulk.addCategories(ids, HashSet.of(BILLING))))
                .containsExactly(Expectation.CHANGE, Expectation.ALREADY_DONE);
        assertThat(expectations(bulk.removeCategories(ids, HashSet.of(BILLING))))
                .containsExactly(Expectation.ALREADY_DONE, Expectation.CHANGE);
    }

    @Test
    void custom_fields_that_have_their_values_already_are_seen() {
        InterventionId set = account.open();
        account.interventions.updateCustomField(set, "size", CustomFieldValue.of(7));
        List<InterventionId> ids = List.of(account.open(), set);

        assertThat(expectations(bulk.updateCustomFields(ids, HashMap.of("size", CustomFieldValue.of("7")))))
                .containsExactly(Expectation.CHANGE, Expectation.ALREADY_DONE);
        assertThat(expectations(bulk.updateCustomFields(ids, HashMap.of("size", CustomFieldValue.of(" ")))))
                .containsExactly(Expectation.ALREADY_DONE, Expectation.CHANGE);
    }

    @Test
    void nothing_is_known_about_a_content() {
        assertThat(expectations(bulk.create(List.of(account.message())))).containsExactly(Expectation.UNKNOWN);
    }

    @Test
    void an_item_that_cannot_be_read_is_unknown_and_the_plan_continues() {
        account.world.failNext(Operation.GET, SimulatedFault.unavailable());

        List<PlannedItem<InterventionId>> planned = planned(bulk.close(account.replied(2)));

        assertThat(planned)
                .extracting(PlannedItem::expectation)
                .containsExactly(Expectation.UNKNOWN, Expectation.CHANGE);
        assertThat(planned.get(0).error().get()).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_token_that_is_not_accepted_ends_a_plan() {
        NotAuthenticated refusal = new NotAuthenticated("expired");
        account.world.failNext(Operation.GET, SimulatedFault.refused(refusal));
        List<PlannedItem<InterventionId>> planned = new ArrayList<>();

        PlanSummary summary = bulk.close(account.replied(5)).plan(planned::add).get();

        assertThat(planned).hasSize(1);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.endedBy()).contains(refusal);
    }

    @Test
    void a_plan_skips_what_the_journal_says_is_finished_and_leaves_the_journal_as_it_is() throws Exception {
        Path journal = folder.resolve("close.jsonl");
        InterventionId done = account.replied();
        InterventionId open = account.replied();
        Bulk journalled = bulk.journalledIn(journal);
        Executed.of(journalled.close(List.of(done)));
        String before = Files.readString(journal);

        assertThat(expectations(journalled.close(List.of(done, open))))
                .containsExactly(Expectation.SKIP, Expectation.CHANGE);
        assertThat(journal).hasContent(before.stripTrailing());
    }

    @Test
    void a_plan_creates_no_journal() {
        Path journal = folder.resolve("close.jsonl");

        planned(bulk.journalledIn(journal).close(account.replied(1)));

        assertThat(journal).doesNotExist();
    }

    private static List<Expectation> expectations(BulkRun<?, ?> run) {
        List<Expectation> expectations = new ArrayList<>();
        run.plan(item -> expectations.add(item.expectation())).get();
        return expectations;
    }

    private static <I> List<PlannedItem<I>> planned(BulkRun<I, ?> run) {
        List<PlannedItem<I>> planned = new ArrayList<>();
        run.plan(planned::add).get();
        return planned;
    }
}
