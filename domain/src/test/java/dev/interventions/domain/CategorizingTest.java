package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CategorizingTest {

    private final Intervention billing =
            AnIntervention.open().categorized(Given.BILLING).build();

    @Test
    @Tag("CATEGORIZE-1")
    void the_given_categories_replace_the_old_ones_and_nothing_else_changes() {
        assertThat(Perform.categorize(billing, Given.owner(), HashSet.of(Given.URGENT), Given.NOW))
                .isEqualTo(Either.right(AnIntervention.open()
                        .categorized(Given.URGENT)
                        .lastChangedAt(Given.NOW)
                        .build()));
    }

    @Test
    @Tag("CATEGORIZE-1")
    @Tag("CHANGE-2")
    void the_order_of_categories_has_no_meaning_and_duplicates_are_dropped() {
        Intervention both =
                AnIntervention.open().categorized(Given.BILLING, Given.URGENT).build();

        assertThat(Perform.categorize(
                        both, Given.owner(), LinkedHashSet.of(Given.URGENT, Given.BILLING, Given.URGENT), Given.NOW))
                .isEqualTo(Either.right(both));
        assertThat(Perform.categorize(
                                billing,
                                Given.owner(),
                                LinkedHashSet.ofAll(List.of(Given.URGENT, Given.URGENT)),
                                Given.NOW)
                        .map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.of(Given.URGENT))));
    }

    @Test
    @Tag("CATEGORIZE-2")
    void an_empty_set_clears_the_categories() {
        assertThat(Perform.categorize(billing, Given.owner(), HashSet.empty(), Given.NOW)
                        .map(Intervention::categories))
                .isEqualTo(Either.right(Option.some(HashSet.empty())));
    }

    @Test
    @Tag("CATEGORIZE-3")
    void categorizing_requires_reading_the_source_but_no_ownership() {
        assertThat(Perform.categorize(billing, Given.colleague(), HashSet.of(Given.URGENT), Given.NOW)
                        .isRight())
                .isTrue();
        assertThat(Perform.categorize(
                                billing, Given.ownerWhoDoesNotReadTheSource(), HashSet.of(Given.URGENT), Given.NOW)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("CATEGORIZE-4")
    void a_closed_intervention_is_categorized_and_stays_closed() {
        Intervention closed = AnIntervention.closed().categorized(Given.BILLING).build();

        Intervention categorized = Perform.categorize(closed, Given.owner(), HashSet.of(Given.URGENT), Given.NOW)
                .get();

        assertThat(categorized)
                .isEqualTo(AnIntervention.closed()
                        .categorized(Given.URGENT)
                        .lastChangedAt(Given.NOW)
                        .build());
        assertThat(categorized.state()).isEqualTo(closed.state());
    }
}
