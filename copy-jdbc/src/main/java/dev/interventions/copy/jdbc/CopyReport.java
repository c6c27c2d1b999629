package dev.interventions.copy.jdbc;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.ChangeBatch;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * What a poll or a fill has stored.
 *
 * @param batches the number of batches, each stored in a transaction of its own
 * @param seen the number of interventions that were inserted or replaced
 * @param gone the number of interventions that were marked as gone
 * @param unreadable records that can't be read, so the copy has no or an earlier version of them; the first {@value #MAX_UNREADABLE}
 * @param warnings the warnings of the feed
 */
public record CopyReport(
        long batches, long seen, long gone, Seq<UnreadableRecord> unreadable, Set<ChangeBatch.Warning> warnings) {

    /** The maximum number of unreadable records in a report. */
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
