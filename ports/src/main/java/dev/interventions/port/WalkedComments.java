package dev.interventions.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Comment;
import io.vavr.collection.Seq;

/**
 * One step of a {@link CommentWalk}.
 *
 * @param records the comments that this walk has not returned before, in order; may be empty
 * @param shifted whether the list shifted: the next records weren't found where the previous page ended, since comments were created or
 *     deleted
 * @param next the position after these records
 * @param total how many records the whole list had when this page was read, as the service stated it
 * @param before how many records the walk had returned before this page; see {@link WalkedPage#before}
 */
public record WalkedComments(Seq<Comment> records, boolean shifted, WalkPosition next, long total, long before) {
    public WalkedComments {
        requireNonNull(records, "records");
        requireNonNull(next, "next");
    }
}
