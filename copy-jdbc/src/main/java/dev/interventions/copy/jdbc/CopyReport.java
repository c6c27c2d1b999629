package dev.interventions.copy.jdbc;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.ChangeBatch;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * What was stored.
 *
 * @param batches how many batches, each in a transaction of its own
 * @param seen how many interventions were inserted or replaced
 * @param gone how many were marked as gone
 * @param unreadable the first of the records that can't be read and are not in the copy, or in it with an earlier content; at most {@value
 *     #MAX_UNREADABLE}
 * @param warnings what the feed warned of
 */
public record CopyReport(
        long batches, long seen, long gone, Seq<UnreadableRecord> unreadable, Set<ChangeBatch.Warning> warnings) {

    /** How many unreadable records a report has. */
    public static final int MAX_UNREADABLE = 100;

    static final CopyReport NOTHING = new CopyReport(0, 0, 0, List.empty(), HashSet.empty());

    public CopyReport {
        requireNonNull(unreadable, "unreadable");
        requireNonNull(warnings, "warnings");
    }

    CopyReport withStored(long moreSeen, long moreGone) {
        return new CopyReport(batches + 1, seen + moreSeen, gone + moreGone, unreadable, warnings);
    }

    CopyReport withRemarks(ChangeBatch batch) {
        return new CopyReport(
                batches,
                seen,
                gone,
                unreadable.appendAll(batch.unreadable()).take(MAX_UNREADABLE),
                warnings.addAll(batch.warnings()));
    }
}
