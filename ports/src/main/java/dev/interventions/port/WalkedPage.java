package dev.interventions.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Intervention;
import io.vavr.collection.Seq;

/**
 * One step of a {@link Walk}.
 *
 * @param records the interventions that this walk has not returned before, in order; may be empty
 * @param shifted whether the list shifted: the next records weren't found where the previous page ended, since interventions were opened or
 *     cancelled
 * @param next the position after these records
 * @param total how many records the whole list had when this page was read, as the service stated it, including those that the walk doesn't
 *     return
 * @param before how many records the walk had returned before this page. A walk from a position starts with that position's offset, which
 *     is the number of records returned before it unless the list has shifted
 */
public record WalkedPage(Seq<Intervention> records, boolean shifted, WalkPosition next, long total, long before) {
    public WalkedPage {
        requireNonNull(records, "records");
        requireNonNull(next, "next");
    }
}
