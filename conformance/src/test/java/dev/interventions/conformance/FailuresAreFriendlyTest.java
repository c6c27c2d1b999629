package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Lifecycle;
import dev.interventions.tck.CategorizingContract;
import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.InterventionsFixture;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class FailuresAreFriendlyTest {

    @Test
    void names_the_rule_its_sentence_and_its_place_then_what_was_expected_and_seen() {
        assertThat(failure(ClosingAnything.class, "refuses_to_close_without_an_agent_reply"))
                .hasMessageMatching("""
                    CLOSE-2 is broken: an intervention without agent reply can't be closed \\(docs/rules.md#close, source: close\\)
                      what comes of the call:
                        expected: a refusal, NotAllowed
                        seen:     intervention \\S+, active, in the charge of user \\S+""");
    }

    @Test
    void points_to_the_line_of_the_test_and_keeps_the_failure_as_it_was() {
        Throwable failure = failure(ClosingAnything.class, "refuses_to_close_without_an_agent_reply");

        assertThat(failure.getStackTrace())
                .anyMatch(line -> line.getMethodName().equals("refuses_to_close_without_an_agent_reply"))
                .isEqualTo(failure.getCause().getStackTrace());
        assertThat(failure)
                .hasMessageContaining(
                        failure.getCause().getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void names_the_fields_that_differ_and_no_others() {
        assertThat(failure(CategorizingTimelessly.class, "gives_an_intervention_its_categories"))
                .hasMessageMatching("""
                    CATEGORIZE-1 is broken: the given categories replace the old ones; .* \\(docs/rules.md#categorize, source: categorize, choice\\)
                    or CHANGE-1 is broken: a change sets `updated_at` \\(docs/rules.md#all-operations, source: choice\\)
                      what is there after the change:
                        intervention \\S+: lifecycle.updatedAt: expected 2024-03-01T00:00:59Z, seen 2024-02-29T23:59:59Z""");
    }

    @Test
    void names_the_rule_on_refusals_where_a_refusal_is_right_but_something_changed() {
        assertThat(failure(ClosingInSpiteOfItself.class, "refuses_to_let_others_close"))
                .hasMessageMatching("""
                    REFUSE-1 is broken: a refusal changes nothing \\(docs/rules.md#all-operations, source: choice\\)
                      REFUSE-1: what is there after a refusal:
                        intervention \\S+: lifecycle.updatedAt: expected .*, seen .*
                        intervention \\S+: categories: expected nothing, seen CategoryId\\[refused\\]""");
    }

    @Test
    void says_that_an_outcome_was_thrown() {
        assertThat(failure(ClosingOrThrowing.class, "refuses_to_close_what_is_closed"))
                .hasMessage("""
                    CLOSE-1 is broken: a closed intervention can't be closed (docs/rules.md#close, source: close)
                      what comes of close:
                        expected: a result or an error, as a value
                        seen:     java.lang.IllegalStateException: not closed""")
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private static Throwable failure(Class<?> contract, String test) {
        return ContractRun.of(contract, test).failures().get(test).get();
    }

    // ---- adapters that break rules ----

    static class ClosingAnything extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return new AlteredFixture(right -> new ForwardingInterventions(right) {
                @Override
                public Either<InterventionError, Intervention> close(InterventionId id) {
                    return right.close(id).orElse(() -> right.get(id));
                }
            });
        }
    }

    static class ClosingInSpiteOfItself extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return new AlteredFixture(right -> new ForwardingInterventions(right) {
                @Override
                public Either<InterventionError, Intervention> close(InterventionId id) {
                    return right.close(id).peekLeft(refusal -> right.categorize(id, CategoryId.of("refused")));
                }
            });
        }
    }

    static class ClosingOrThrowing extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return new AlteredFixture(right -> new ForwardingInterventions(right) {
                @Override
                public Either<InterventionError, Intervention> close(InterventionId id) {
                    return Either.right(
                            right.close(id).getOrElseThrow(refusal -> new IllegalStateException("not closed")));
                }
            });
        }
    }

    static class CategorizingTimelessly extends CategorizingContract {
        @Override
        protected InterventionsFixture fixture() {
            return new AlteredFixture(right -> new ForwardingInterventions(right) {
                @Override
                public Either<InterventionError, Intervention> get(InterventionId id) {
                    return right.get(id).map(CategorizingTimelessly::asIfNeverChanged);
                }
            });
        }

        private static Intervention asIfNeverChanged(Intervention intervention) {
            Lifecycle life = intervention.lifecycle();
            return intervention.withLifecycle(new Lifecycle(
                    life.closed(),
                    life.createdAt(),
                    life.createdAt(),
                    life.closedAt(),
                    life.deferredAt(),
                    life.statusText()));
        }
    }
}
