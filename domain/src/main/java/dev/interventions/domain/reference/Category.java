package dev.interventions.domain.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.SourceId;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A category of an account (operation {@code GET /categories}). Immutable.
 *
 * <p>The service documents that {@code mandatory}, {@code multiple}, {@code post_qualification}, {@code source_ids} and
 * {@code unselectable} count only for a category without parent. A flag that a record leaves out is false (<em>choice</em>).
 *
 * @param id the only field that is always there
 * @param parent the category above it; a root has none
 * @param mandatory whether categorization is mandatory (as documented; which operations depend on it is not)
 * @param multiple whether several of its children may be set at once
 * @param postQualification whether it is for the time after the conversation (the documentation gives the name only)
 * @param unselectable whether it can't be set, only its children; see {@link #isSelectable}
 * @param sources the sources that it is for; absent if the record doesn't show them
 */
public record Category(
        CategoryId id,
        Option<String> name,
        Option<CategoryId> parent,
        boolean mandatory,
        boolean multiple,
        boolean postQualification,
        boolean unselectable,
        Option<Set<SourceId>> sources) {

    public Category {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(parent, "parent");
        requireNonNull(sources, "sources");
    }

    /** A root of which nothing but its id is known. */
    public static Category withId(CategoryId id) {
        return new Category(id, Option.none(), Option.none(), false, false, false, false, Option.none());
    }

    /** The same with this name. */
    public Category withName(String newName) {
        return new Category(
                id, Option.some(newName), parent, mandatory, multiple, postQualification, unselectable, sources);
    }

    /** The same below this category. */
    public Category withParent(CategoryId newParent) {
        return new Category(
                id, name, Option.some(newParent), mandatory, multiple, postQualification, unselectable, sources);
    }

    /** The same, which can't be set if it is a root. */
    public Category asUnselectable() {
        return new Category(id, name, parent, mandatory, multiple, postQualification, true, sources);
    }

    /**
     * Whether an intervention can have this category: it isn't marked as unselectable, or it has a parent, so that the mark doesn't count.
     */
    public boolean isSelectable() {
        return !unselectable || parent.isDefined();
    }
}
