package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;

/**
 * The outcome of one item in a run.
 *
 * @param item the item
 * @param status what is known about it now
 * @param result the result of its last call. If the status is {@link Status#SUCCEEDED}, the state that was seen, by the call or by the
 *     reading that follows an unknown effect
 * @param <I> the type of the item
 * @param <R> the type of the operation's result
 */
public record BulkOutcome<I, R>(I item, Status status, Either<InterventionError, R> result) {

    public BulkOutcome {
        requireNonNull(item, "item");
        requireNonNull(status, "status");
        requireNonNull(result, "result");
        if ((status == Status.SUCCEEDED) != result.isRight()) {
            throw new IllegalArgumentException(
                    "an item must have the status SUCCEEDED if and only if it has a result, but has " + status);
        }
    }

    /** What is known about an item. Constants may be added. */
    public enum Status {
        /** The requested state was seen. */
        SUCCEEDED,
        /** The operation was refused and changed nothing. */
        REFUSED,
        /** The operation wasn't decided, and changed nothing. The next run with the same journal tries the item again. */
        FAILED,
        /** It is unknown whether the operation has happened. The next run with the same journal reads the item before it tries again. */
        UNKNOWN
    }
}
