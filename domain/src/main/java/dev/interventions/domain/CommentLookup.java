package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The result of looking up a comment by its id, which an adapter passes to each operation on it.
 *
 * @param id the id
 * @param found the comment with this id at this moment; empty if there is none
 * @param about the intervention that the comment is about; empty if the comment doesn't exist
 */
public record CommentLookup(CommentId id, Option<Comment> found, Option<Intervention> about) {

    public CommentLookup {
        requireNonNull(id, "id");
        requireNonNull(found, "found");
        requireNonNull(about, "about");
    }

    /**
     * The comment, as the acting user sees it. Refused as {@link Refused.NotFound} if there is none, or if the acting user doesn't see its
     * intervention (rules <a href="{@docRoot}/doc-files/rules.html#COMMENT-4">COMMENT-4</a> and
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-5">COMMENT-5</a>).
     */
    public Either<Refused, Comment> seenBy(Actor actor) {
        return found.<Refused>toEither(() -> new Refused.NotFound("there is no comment " + id.value()))
                .filterOrElse(
                        comment -> about.exists(actor::sees),
                        unseen -> new Refused.NotFound("there is no comment " + id.value() + " in a source that user "
                                + actor.id().value() + " reads"));
    }
}
