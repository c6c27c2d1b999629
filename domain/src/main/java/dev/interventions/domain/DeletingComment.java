package dev.interventions.domain;

import io.vavr.control.Either;
import java.time.Instant;

/** The rules on deleting a comment. */
public final class DeletingComment {

    private DeletingComment() {}

    /**
     * The last state of the comment, which must then be removed, and its intervention with one comment less (rules
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-4">COMMENT-4</a> to
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-7">COMMENT-7</a>). Refused if the acting user doesn't see the comment. Any user who
     * sees a comment can delete it, whoever wrote it (<em>choice</em>).
     */
    public static Either<Refused, CommentChange> delete(CommentLookup lookup, Actor actor, Instant now) {
        return lookup.seenBy(actor)
                .map(comment -> new CommentChange(
                        comment, Conversation.commentDeleted(lookup.about().get(), now)));
    }
}
