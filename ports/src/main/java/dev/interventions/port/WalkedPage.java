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
 */
public record WalkedPage(Seq<Intervention> records, boolean shifted, WalkPosition next) {
    public WalkedPage {
        requireNonNull(records, "records");
        requireNonNull(next, "next");
    }
}
