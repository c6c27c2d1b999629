package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code categorize} does. */
public abstract class CategorizingContract extends Contract {

    private static final CategoryId COMPLAINT = CategoryId.of("4d0fb475b242228032cbdf6d");
    private static final CategoryId URGENT = CategoryId.of("59248c4dae276a021cb296d2");
    private static final CategoryId PRAISE = CategoryId.of("5a0fb475b242228032cbdf00");

    /** For subclasses. */
    protected CategorizingContract() {}

    @Test
    @Tag("CATEGORIZE-1")
    @Tag("CHANGE-1")
    final void sets_the_categories() {
        Intervention opened = opened();

        write(() -> as(owner).categorize(opened.id(), COMPLAINT, URGENT)).changes(opened, with(COMPLAINT, URGENT));
    }

    @Test
    @Tag("CATEGORIZE-1")
    @Tag("CHANGE-1")
    final void replaces_all_categories() {
        Intervention categorized = given(as(owner).categorize(opened().id(), COMPLAINT, URGENT));

        write(() -> as(owner).categorize(categorized.id(), URGENT, PRAISE)).changes(categorized, with(PRAISE, URGENT));
    }

    @Test
    @Tag("CATEGORIZE-1")
    final void ignores_a_duplicate_category() {
        Intervention opened = opened();

        Intervention categorized = write(() -> as(owner).categorize(opened.id(), URGENT, COMPLAINT, URGENT))
                .changes(opened, with(COMPLAINT, URGENT));

        assertThat(categorized.categories().get()).containsExactlyInAnyOrder(COMPLAINT, URGENT);
    }

    @Test
    @Tag("CATEGORIZE-1")
    @Tag("CHANGE-2")
    final void changes_nothing_for_the_same_categories_in_another_order() {
        Intervention categorized = given(as(owner).categorize(opened().id(), LinkedHashSet.of(COMPLAINT, URGENT)));

        write(() -> as(owner).categorize(categorized.id(), LinkedHashSet.of(URGENT, COMPLAINT)))
                .leaves(categorized);
    }

    @Test
    @Tag("CATEGORIZE-1")
    final void keeps_the_ids_of_categories_unchanged() {
        Intervention opened = opened();
        CategoryId odd = CategoryId.of("a+b&c=[d],é😀");

        write(() -> as(owner).categorize(opened.id(), odd)).changes(opened, with(odd));
    }

    @Test
    @Tag("CATEGORIZE-2")
    @Tag("CHANGE-1")
    final void clears_the_categories_by_an_empty_set() {
        Intervention categorized = given(as(owner).categorize(opened().id(), COMPLAINT));

        write(() -> as(owner).categorize(categorized.id(), HashSet.empty())).changes(categorized, with());
    }

    @Test
    @Tag("CATEGORIZE-2")
    @Tag("CHANGE-2")
    final void changes_nothing_when_there_are_no_categories_to_clear() {
        Intervention opened = opened();

        write(() -> as(owner).categorize(opened.id(), HashSet.empty())).leaves(opened);
    }

    @Test
    @Tag("CATEGORIZE-3")
    final void lets_every_user_who_reads_the_source_categorize() {
        Intervention opened = opened();

        write(() -> as(colleague).categorize(opened.id(), PRAISE)).changes(opened, with(PRAISE));
    }

    @Test
    @Tag("CATEGORIZE-4")
    final void categorizes_a_closed_intervention_which_stays_closed() {
        Intervention closed = closed();

        Intervention categorized =
                write(() -> as(owner).categorize(closed.id(), PRAISE)).changes(closed, with(PRAISE));

        assertThat(categorized.isClosed()).isTrue();
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_clearing_the_categories() {
        Intervention categorized = given(as(owner).categorize(opened().id(), COMPLAINT));

        throwsForNull(port -> port.categorize(nothing(), HashSet.of(PRAISE)));
        throwsForNull(port -> port.categorize(categorized.id(), Contract.<Set<CategoryId>>nothing()));
        throwsForNull(port -> port.categorize(categorized.id(), Contract.<CategoryId>nothing()));
        throwsForNull(port -> port.categorize(categorized.id(), PRAISE, Contract.<CategoryId>nothing()));
    }

    @Test
    @Tag("FOUND-1")
    @Tag("REFUSE-1")
    final void finds_no_intervention_to_categorize_that_does_not_exist() {
        opened();

        attempt(() -> as(owner).categorize(UnknownIds.INTERVENTION, PRAISE)).isRefusedAs(NotFound.class);
    }

    private static BiFunction<Intervention, Instant, Intervention> with(CategoryId... categories) {
        Set<CategoryId> all = HashSet.of(categories);
        return (before, now) -> ExpectedChange.change(before.withCategories(Option.some(all)), now);
    }
}
