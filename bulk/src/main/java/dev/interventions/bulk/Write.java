package dev.interventions.bulk;

import dev.interventions.bulk.journal.JournalHeader;
import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** One operation with its parameters, for any number of items. */
interface Write<I, R> {

    /** The header of a journal of this write. */
    JournalHeader header();

    /** A text that identifies the item. */
    String text(I item);

    /** Calls the operation. */
    Either<InterventionError, R> call(I item);

    /**
     * Reads whether the item is in the state that the operation requests.
     *
     * @return that state; absent if reading shows another one; or the error if the item can't be read
     */
    Either<InterventionError, Option<R>> lookUp(I item);

    /** Reads the item, and predicts the effect of the operation. */
    PlannedItem<I> plan(I item);
}
