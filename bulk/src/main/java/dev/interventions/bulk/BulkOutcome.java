package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;

/**
 * What a run did with one item.
 *
 * @param item the item
 * @param status what is known about it now
 * @param result the result of its last call. If the status is {@link Status#SUCCEEDED}, the state that was seen, perhaps by the reading
 *     that follows an unknown effect
 * @param <I> the type of the item
 * @param <R> the type of the operation's result
 */
public record BulkOutcome<I, R>(I item, Status status, Either<InterventionError, R> result) {

    public BulkOutcome {
        requireNonNull(item, "item");
        requireNonNull(status, "status");
        requireNonNull(result, "result");
        if ((status == Status.SUCCEEDED) != result.isRight()) {
            throw new IllegalArgumentException("an item has succeeded if and only if it has a result: " + status);
        }
    }

    /** What is known about an item. Constants may be added. */
    public enum Status {
        /** The state that the operation leads to was seen. */
        SUCCEEDED,
        /** The operation was refused and changed nothing. */
        REFUSED,
        /** There was no verdict, and nothing was changed. A next run with the same journal tries the item again. */
        FAILED,
        /** It is unknown whether the operation has happened. A next run with the same journal reads before it tries again. */
        UNKNOWN
    }
}
