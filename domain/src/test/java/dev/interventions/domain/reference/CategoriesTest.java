package dev.interventions.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Rule;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    private static final CategoryId BILLING = CategoryId.of("billing");
    private static final CategoryId INVOICE = CategoryId.of("invoice");
    private static final CategoryId REMINDER = CategoryId.of("reminder");
    private static final CategoryId OTHER = CategoryId.of("other");
    private static final CategoryId UNKNOWN = CategoryId.of("unknown");

    private static final Categories CATEGORIES = Categories.of(List.of(
            Category.withId(BILLING).withName("Billing").asUnselectable(),
            Category.withId(INVOICE).withParent(BILLING),
            Category.withId(REMINDER).withParent(INVOICE),
            Category.withId(OTHER)));

    @Test
    void a_tree_is_seen_from_its_roots_and_from_its_leaves() {
        assertThat(ids(CATEGORIES.roots())).containsExactly(BILLING, OTHER);
        assertThat(ids(CATEGORIES.childrenOf(BILLING))).containsExactly(INVOICE);
        assertThat(CATEGORIES.childrenOf(OTHER)).isEmpty();
        assertThat(ids(CATEGORIES.pathTo(REMINDER))).containsExactly(BILLING, INVOICE, REMINDER);
        assertThat(CATEGORIES.pathTo(UNKNOWN)).isEmpty();
    }

    @Test
    void a_category_whose_parent_is_missing_is_a_root() {
        Categories orphan = Categories.of(List.of(Category.withId(INVOICE).withParent(BILLING)));

        assertThat(ids(orphan.roots())).containsExactly(INVOICE);
        assertThat(ids(orphan.pathTo(INVOICE))).containsExactly(INVOICE);
    }

    @Test
    void a_path_ends_where_it_would_repeat() {
        Categories circle = Categories.of(List.of(
                Category.withId(BILLING).withParent(INVOICE),
                Category.withId(INVOICE).withParent(BILLING)));

        assertThat(ids(circle.pathTo(BILLING))).containsExactly(INVOICE, BILLING);
    }

    @Test
    void of_two_categories_with_one_id_the_last_counts() {
        Categories twice = Categories.of(
                List.of(Category.withId(OTHER), Category.withId(OTHER).withName("Other")));

        assertThat(twice.all()).containsExactly(Category.withId(OTHER).withName("Other"));
    }

    @Test
    void a_category_with_a_parent_is_selectable_whatever_its_flag_says() {
        assertThat(Category.withId(INVOICE).withParent(BILLING).asUnselectable().isSelectable())
                .isTrue();
        assertThat(ids(CATEGORIES.selectable())).containsExactly(INVOICE, REMINDER, OTHER);
    }

    @Test
    void known_selectable_categories_break_nothing() {
        assertThat(CATEGORIES.check(HashSet.of(INVOICE, OTHER))).isEmpty();
        assertThat(CATEGORIES.check(HashSet.empty())).isEmpty();
    }

    @Test
    @Tag("CHECK-1")
    void an_unknown_category_breaks_a_rule() {
        assertThat(CATEGORIES.check(HashSet.of(UNKNOWN, OTHER)))
                .containsExactly(new BrokenCheck(Rule.CHECK_KNOWN_CATEGORY, "there is no category unknown"));
    }

    @Test
    @Tag("CHECK-2")
    void an_unselectable_category_breaks_a_rule() {
        assertThat(CATEGORIES.check(HashSet.of(BILLING, OTHER)))
                .containsExactly(new BrokenCheck(Rule.CHECK_SELECTABLE_CATEGORY, "category billing is unselectable"));
    }

    @Test
    void all_broken_rules_are_reported_in_the_order_of_the_ids() {
        assertThat(CATEGORIES.check(HashSet.of(UNKNOWN, BILLING)).map(BrokenCheck::rule))
                .containsExactly(Rule.CHECK_SELECTABLE_CATEGORY, Rule.CHECK_KNOWN_CATEGORY);
    }

    @Test
    void equal_categories_are_equal() {
        assertThat(Categories.of(CATEGORIES.all())).isEqualTo(CATEGORIES).hasSameHashCodeAs(CATEGORIES);
        assertThat(CATEGORIES).isNotEqualTo(Categories.none());
        assertThat(CATEGORIES.find(OTHER)).isEqualTo(Option.some(Category.withId(OTHER)));
        assertThat(CATEGORIES).asString().contains("Billing");
    }

    private static Seq<CategoryId> ids(Seq<Category> categories) {
        return categories.map(Category::id);
    }
}
