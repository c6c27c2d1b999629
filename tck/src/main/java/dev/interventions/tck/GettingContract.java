package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.UnknownIds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The results of {@code get}. */
public abstract class GettingContract extends Contract {

    /** For subclasses. */
    protected GettingContract() {}

    @Test
    @Tag("GET-1")
    final void returns_an_opened_intervention_as_create_returned_it() {
        isGivenToEveryReader(opened());
    }

    @Test
    @Tag("GET-1")
    final void returns_a_closed_intervention_as_close_returned_it() {
        isGivenToEveryReader(closed());
    }

    @Test
    @Tag("GET-1")
    final void returns_a_reopened_intervention_as_create_returned_it() {
        isGivenToEveryReader(reopened());
    }

    @Test
    @Tag("GET-1")
    final void returns_a_deferred_intervention_with_its_deferral() {
        Intervention deferred = deferred();

        assertThat(deferred.state()).isInstanceOf(InterventionState.Deferred.class);
        isGivenToEveryReader(deferred);
    }

    @Test
    @Tag("GET-1")
    final void returns_categories_and_custom_fields_as_they_were_written() {
        Intervention opened = opened();
        given(as(owner).categorize(opened.id(), CategoryId.of("complaint"), CategoryId.of("urgent")));

        isGivenToEveryReader(given(as(owner).updateCustomField(opened.id(), "order", CustomFieldValue.of("4711"))));
    }

    private void isGivenToEveryReader(Intervention intervention) {
        Intervention got = attempt(() -> as(colleague).get(intervention.id())).succeedsWithoutChange();
        InterventionEquivalence.agree("the result of get", intervention, got);
        InterventionEquivalence.agree(
                "the result of the second get", got, given(as(owner).get(intervention.id())));
    }

    @Test
    @Tag("GET-1")
    final void distinguishes_interventions() {
        Intervention one = opened();
        Intervention other = opened();

        assertThat(given(as(owner).get(one.id())).id()).isEqualTo(one.id());
        assertThat(given(as(owner).get(other.id())).id()).isEqualTo(other.id());
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_getting() {
        opened();

        throwsForNull(port -> port.get(nothing()));
    }

    @Test
    @Tag("FOUND-1")
    final void finds_no_intervention_that_does_not_exist() {
        opened();

        UnknownIds.INTERVENTIONS.forEach(
                unknown -> attempt(() -> as(owner).get(unknown)).isRefusedAs(NotFound.class));
    }
}
