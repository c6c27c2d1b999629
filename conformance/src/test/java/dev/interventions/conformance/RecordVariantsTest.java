package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.RecordVariant;
import org.junit.jupiter.api.Test;

/** Runs the HTTP adapter's tests against an emulator that writes records as another source shows them. */
class RecordVariantsTest {

    private static final String CONTRACTS = ".*\\.Http(?!Architecture|Completeness)\\w+Test";

    /** All in one test, since each takes as much time as the contracts themselves. */
    @Test
    void the_http_adapter_passes_every_contract() {
        ContractRun run = against(
                RecordVariant.CUSTOM_FIELD_VALUES, RecordVariant.EXPLICIT_NULLS, RecordVariant.CLOSE_ANSWERS_OPEN);

        assertThat(run.failures()).isEmpty();
        assertThat(run.results().keySet()).contains("closes_an_intervention_with_the_current_time");
    }

    /** The adapter reports the {@code closed_at} that it was sent; all other compared values are equal. */
    @Test
    void only_closed_at_contradicts_the_rules_where_it_is_the_last_reply() {
        ContractRun run = against(RecordVariant.CLOSED_AT_LAST_REPLY);

        assertThat(run.failures().keySet())
                .containsExactlyInAnyOrder(
                        // Those of CLOSE-5.
                        "closes_an_intervention_with_the_current_time",
                        "ends_a_deferral_by_closing",
                        "sets_a_new_closing_date_after_a_reopening",
                        "agrees_with_the_model_on_every_generated_sequence",
                        // Those of other rules, which compare the whole record after a close.
                        "acts_as_the_impersonated_user",
                        "applies_the_permissions_of_the_other_user",
                        "closes_one_while_a_close_or_cancel_of_another_is_in_progress",
                        "closes_when_nothing_is_in_progress_any_longer",
                        "closes_the_thread_too_and_leaves_the_categories_of_the_intervention",
                        "completes_an_intervention_by_closing_it",
                        "lets_a_reopened_intervention_be_closed_at_once",
                        "lets_an_editor_close_what_another_owns",
                        "lets_an_intervention_be_closed_after_the_reply_of_any_agent",
                        "lets_every_user_act_as_themselves",
                        "lets_only_the_present_owner_close_after_a_reassignment");
        assertThat(run.failures()
                        .values()
                        .flatMap(failure -> failure.getMessage().lines().toList()))
                .filteredOn(line -> line.contains(": expected "))
                .isNotEmpty()
                .allMatch(line -> line.strip().startsWith("lifecycle.closedAt: expected "));
    }

    private static ContractRun against(RecordVariant... variants) {
        return HttpFixture.against(
                EmulatorSettings.defaults().withRecordVariants(variants),
                () -> ContractRun.ofPackage(RecordVariantsTest.class.getPackageName(), CONTRACTS));
    }
}
