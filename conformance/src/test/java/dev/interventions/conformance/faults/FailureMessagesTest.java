package dev.interventions.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.conformance.ContractRun;
import dev.interventions.domain.CategoryId;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class FailureMessagesTest {

    private static final FaultyBehavior CLOSING_ANYTHING = FaultyBehavior.closing(
            (it, id) -> it.correct().close(id).orElse(() -> it.correct().get(id)));

    private static final FaultyBehavior REFUSING_WITH_A_CHANGE = FaultyBehavior.closing((it, id) ->
            it.correct().close(id).peekLeft(refusal -> it.correct().categorize(id, CategoryId.of("refused"))));

    private static final FaultyBehavior CLOSING_OR_THROWING = FaultyBehavior.closing((it, id) ->
            Either.right(it.correct().close(id).getOrElseThrow(refusal -> new IllegalStateException("not closed"))));

    private static final FaultyBehavior CATEGORIZING_WITHOUT_UPDATED_AT =
            FaultyBehavior.getting((it, id) -> it.correct()
                    .get(id)
                    .map(one -> TamperedResult.updated(one, one.lifecycle().createdAt())));

    @Test
    void names_the_rule_its_sentence_and_its_place_then_what_was_expected_and_seen() {
        assertThat(failure(CLOSING_ANYTHING, "refuses_to_close_without_an_agent_reply"))
                .hasMessageMatching("""
                    CLOSE-2 is broken: an intervention without agent reply can't be closed \\(docs/rules.md#close, source: close\\)
                      the outcome of the call:
                        expected: a refusal, NotAllowed
                        seen:     intervention \\S+, active, owned by user \\S+""");
    }

    @Test
    void points_to_the_line_of_the_test_and_keeps_the_failure_as_it_was() {
        Throwable failure = failure(CLOSING_ANYTHING, "refuses_to_close_without_an_agent_reply");

        assertThat(failure.getStackTrace())
                .anyMatch(line -> line.getMethodName().equals("refuses_to_close_without_an_agent_reply"))
                .isEqualTo(failure.getCause().getStackTrace());
        assertThat(failure)
                .hasMessageContaining(
                        failure.getCause().getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void names_the_fields_that_differ_and_no_others() {
        assertThat(failure(CATEGORIZING_WITHOUT_UPDATED_AT, "sets_the_categories"))
                .hasMessageMatching("""
                    CATEGORIZE-1 is broken: the given categories replace the old ones; .* \\(docs/rules.md#categorize, source: categorize, choice\\)
                    or CHANGE-1 is broken: a change sets `updated_at` \\(docs/rules.md#all-operations, source: choice\\)
                      the interventions after the change:
                        intervention \\S+: lifecycle.updatedAt: expected 2024-03-01T00:00:59Z, seen 2024-02-29T23:59:59Z""");
    }

    @Test
    void names_the_rule_on_refusals_where_a_refusal_is_right_but_something_changed() {
        assertThat(failure(REFUSING_WITH_A_CHANGE, "refuses_to_let_others_close"))
                .hasMessageMatching("""
                    REFUSE-1 is broken: a refusal changes nothing \\(docs/rules.md#all-operations, source: choice\\)
                      REFUSE-1: the interventions after a refusal:
                        intervention \\S+: lifecycle.updatedAt: expected .*, seen .*
                        intervention \\S+: categories: expected nothing, seen CategoryId\\[refused\\]""");
    }

    @Test
    void says_that_an_outcome_was_thrown() {
        assertThat(failure(CLOSING_OR_THROWING, "refuses_to_close_what_is_closed"))
                .hasMessage("""
                    CLOSE-1 is broken: a closed intervention can't be closed (docs/rules.md#close, source: close)
                      the outcome of close:
                        expected: a result or an error, as a value
                        seen:     java.lang.IllegalStateException: not closed""")
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void says_what_was_thrown_in_a_race() {
        assertThat(failure(CLOSING_OR_THROWING, "lets_one_of_many_closes_succeed"))
                .hasMessageContaining("not closed");
    }

    /** The failure of this test on this adapter. */
    private static Throwable failure(FaultyBehavior behavior, String test) {
        return SuiteRun.holding(
                        behavior, () -> ContractRun.of(SuiteRun.test(test).type(), test))
                .failures()
                .get(test)
                .get();
    }
}
