package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * A log of ids of interventions that may have changed, such as those that webhooks named, or {@linkplain JournalHints the platform's
 * journal}. The feed's position contains its place in the log, so that a crash loses no hint. A host can delete the entries before the mark
 * of a stored position.
 *
 * <p>Exceptions pass through the feed's iterator.
 */
public interface Hints {

    /**
     * The ids that were added since a mark, in any order; all of them if the mark is empty. The feed keeps them in memory during a poll.
     *
     * @param mark the mark that was returned before, or an empty text the first time
     * @return the hints; an error ends the poll, and the next one asks again with the same mark
     */
    Either<InterventionError, Hinted> since(String mark);

    /**
     * Hints, and the place in the log after them.
     *
     * @param mark any text, such as a number; short, since each position contains it
     */
    record Hinted(Seq<InterventionId> ids, String mark) {
        public Hinted {
            requireNonNull(ids, "ids");
            requireNonNull(mark, "mark");
        }
    }
}
