package dev.interventions.feed;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * Changes to store, and the position after them. Store both in one transaction; then a crash loses at most this batch, which is read again.
 *
 * @param changes the changes, in the order in which to apply them; may be empty. At most one for each intervention
 * @param next the position from which the feed continues after this batch
 * @param phase the phase of the poll
 * @param listed the number of interventions in the account, as the service last stated it
 * @param unreadable records that are skipped since they can't be read: the copy doesn't have them, or has an earlier content. A record may
 *     be reported again. Its index is -1 if it was read by its id
 * @param warnings reasons why the copy may be incomplete, or the poll expensive
 */
public record ChangeBatch(
        Seq<Change> changes,
        FeedPosition next,
        Phase phase,
        long listed,
        Seq<UnreadableRecord> unreadable,
        Set<Warning> warnings) {

    public ChangeBatch {
        requireNonNull(changes, "changes");
        requireNonNull(next, "next");
        requireNonNull(phase, "phase");
        requireNonNull(unreadable, "unreadable");
        requireNonNull(warnings, "warnings");
    }

    /** A phase of a poll. */
    public enum Phase {
        /** It reads all interventions for the first time. */
        COPY,
        /** It reads what has changed since the last poll. */
        CHANGES,
        /** It reads the interventions that {@link Hints} named. */
        HINTS,
        /** It compares the copy with all interventions. */
        RECONCILIATION
    }

    /** A reason why the copy may be incomplete, or the poll expensive. */
    public enum Warning {
        /** The service doesn't sort by {@code updated_at} as expected, so this poll compares all interventions instead. */
        UNORDERED,
        /** The feed knows neither the copy nor hints, so it can't find cancellations. Compare {@link ChangeBatch#listed} with the copy. */
        CANCELLATIONS_NOT_SEARCHED
    }
}
