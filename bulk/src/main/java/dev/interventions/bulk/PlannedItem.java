package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import io.vavr.control.Option;

/**
 * What a run would do with one item, as far as reading shows.
 *
 * @param item the item
 * @param expectation what would happen
 * @param current the intervention as it is now, if it was read
 * @param error why the operation would be refused, or why the item can't be read
 * @param <I> the type of the item
 */
public record PlannedItem<I>(
        I item, Expectation expectation, Option<Intervention> current, Option<InterventionError> error) {

    public PlannedItem {
        requireNonNull(item, "item");
        requireNonNull(expectation, "expectation");
        requireNonNull(current, "current");
        requireNonNull(error, "error");
    }

    /** What would happen to an item. Constants may be added. */
    public enum Expectation {
        /**
         * The operation would change the intervention, unless it is refused for a reason that the record doesn't show, such as a permission
         * that the acting user lacks.
         */
        CHANGE,
        /**
         * The intervention is already in the requested state. A close or cancel would be refused; any other operation would change nothing.
         */
        ALREADY_DONE,
        /** The operation would be refused. */
        REFUSAL,
        /** The journal says that the item is finished: the run would skip it. */
        SKIP,
        /** Unknown, since the item can't be read. */
        UNKNOWN
    }
}
