package dev.interventions.bulk;

import dev.interventions.bulk.journal.JournalHeader;
import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** One operation with its parameters, for any number of items. */
interface Write<I, R> {

    /** What a journal says about it. */
    JournalHeader header();

    /** The item as text, which no other item has. */
    String text(I item);

    /** Calls the operation. */
    Either<InterventionError, R> call(I item);

    /**
     * Reads whether the state is there that the operation leads to.
     *
     * @return that state; none if reading shows another one; the error if it can't be read
     */
    Either<InterventionError, Option<R>> lookUp(I item);

    /** Reads what calling the operation would do. */
    PlannedItem<I> plan(I item);
}
