package dev.interventions.domain.reference;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Rule;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** The categories of an account, which form trees. Immutable. */
public final class Categories {

    private static final Categories NONE = new Categories(LinkedHashMap.empty());

    private final Map<CategoryId, Category> byId;

    private Categories(Map<CategoryId, Category> byId) {
        this.byId = byId;
    }

    /** No categories. */
    public static Categories none() {
        return NONE;
    }

    /** These categories, in this order; of several with one id, the last. */
    public static Categories of(Iterable<Category> categories) {
        return new Categories(
                LinkedHashMap.ofEntries(List.ofAll(categories).map(category -> Tuple.of(category.id(), category))));
    }

    /** All categories. */
    public Seq<Category> all() {
        return byId.values();
    }

    /** The category with this id. */
    public Option<Category> find(CategoryId id) {
        return byId.get(id);
    }

    /** The categories without a parent, and those whose parent isn't among these categories. */
    public Seq<Category> roots() {
        return all().filter(category -> category.parent().flatMap(this::find).isEmpty());
    }

    /** The categories directly below this one. */
    public Seq<Category> childrenOf(CategoryId id) {
        return all().filter(category -> category.parent().contains(id));
    }

    /** The category with this id and those above it, the topmost first; none if there is no such category. */
    public Seq<Category> pathTo(CategoryId id) {
        Set<Category> path = LinkedHashSet.empty();
        Option<Category> next = find(id);
        // A category that is above itself, which a service should not give, ends the path.
        while (next.isDefined() && !path.contains(next.get())) {
            path = path.add(next.get());
            next = next.get().parent().flatMap(this::find);
        }
        return path.toList().reverse();
    }

    /** The categories that an intervention can have, see {@link Category#isSelectable}. */
    public Seq<Category> selectable() {
        return all().filter(Category::isSelectable);
    }

    /**
     * What an intervention with these categories would break (rules <a href="{@docRoot}/doc-files/rules.html#CHECK-1">CHECK-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#CHECK-2">CHECK-2</a>), sorted by id; nothing if they are known and selectable.
     */
    public Seq<BrokenCheck> check(Set<CategoryId> categories) {
        return categories.toList().sortBy(OpaqueId::value).flatMap(this::check);
    }

    private Option<BrokenCheck> check(CategoryId id) {
        Option<Category> category = find(id);
        if (category.isEmpty()) {
            return Option.some(new BrokenCheck(Rule.CHECK_KNOWN_CATEGORY, "there is no category " + id.value()));
        }
        return category.filter(known -> !known.isSelectable())
                .map(known ->
                        new BrokenCheck(Rule.CHECK_SELECTABLE_CATEGORY, "category " + id.value() + " is unselectable"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Categories that && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return "Categories" + all().mkString("[", ", ", "]");
    }
}
