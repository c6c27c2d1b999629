package dev.interventions.bulk;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Option;

/**
 * How a run ended.
 *
 * @param progress the numbers of items by their outcomes
 * @param complete whether the run reached the end of the items; {@code false} if it was stopped before
 * @param endedBy the error that ended the run, since each further call would have ended in the same way: the token isn't accepted, there is
 *     no API at this address, the operation isn't supported, the new owner doesn't exist, the client was closed, or the thread was
 *     interrupted
 */
public record BulkSummary(BulkProgress progress, boolean complete, Option<InterventionError> endedBy) {

    public BulkSummary {
        requireNonNull(progress, "progress");
        requireNonNull(endedBy, "endedBy");
    }

    /** Whether nothing is left to do: the run reached the end of the items, and each has succeeded or was refused. */
    public boolean isFinished() {
        return complete && endedBy.isEmpty() && progress.failed() == 0 && progress.unknown() == 0;
    }
}
