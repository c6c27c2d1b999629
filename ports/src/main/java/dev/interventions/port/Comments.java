package dev.interventions.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import io.vavr.control.Either;

/**
 * The comments of one account, which agents write to each other about interventions, as one acting user sees and changes them. A comment
 * can't be changed, only created and deleted.
 *
 * <p>Outcomes, threads, snapshots and null arguments are as for {@link Interventions}: every outcome is a value, only a write can return
 * {@link EffectUnknown}, and no write can be repeated blindly. An adapter that can't distinguish the comment that this call created from
 * another one with the same text returns {@link EffectUnknown}; it never creates a second comment.
 */
public interface Comments {

    /**
     * A page of the comments on interventions whose source the acting user reads, the newest first (operation <em>list</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-8">COMMENT-8</a>,
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-9">COMMENT-9</a> and
     * <a href="{@docRoot}/doc-files/rules.html#PAGE-1">PAGE-1</a> to <a href="{@docRoot}/doc-files/rules.html#PAGE-3">PAGE-3</a>). Several
     * pages together are not a snapshot; {@link #walk} deals with that.
     *
     * @return the page, without records if the offset is past the end
     */
    Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page);

    /**
     * The comment (operation <em>get</em>, rules <a href="{@docRoot}/doc-files/rules.html#COMMENT-4">COMMENT-4</a> and
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-5">COMMENT-5</a>).
     *
     * @return the comment; or {@link Refused.NotFound}
     */
    Either<InterventionError, Comment> get(CommentId id);

    /**
     * Writes a comment on an intervention, open or closed, as the acting user (operation <em>create</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-1">COMMENT-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-3">COMMENT-3</a> to
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-6">COMMENT-6</a>). Two calls with the same text create two comments.
     *
     * @return the comment; or {@link Refused.InvalidRequest} if the text is blank or has an unpaired surrogate; or {@link Refused.NotFound}
     *     if there is no such intervention, or its source is not read
     */
    Either<InterventionError, Comment> create(InterventionId intervention, String body);

    /**
     * Writes a comment as {@link #create(InterventionId, String)} does, but with this user as its author (parameter {@code user_id}, rule
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-2">COMMENT-2</a>).
     *
     * @return the comment; or the same refusals; or {@link Refused.InvalidRequest} if there is no such author
     */
    Either<InterventionError, Comment> create(InterventionId intervention, String body, UserId author);

    /**
     * Deletes a comment, whoever wrote it (operation <em>delete</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-4">COMMENT-4</a> to
     * <a href="{@docRoot}/doc-files/rules.html#COMMENT-7">COMMENT-7</a>).
     *
     * @return its last state, of which only the id is known if the service's response was lost; or {@link Refused.NotFound}
     */
    Either<InterventionError, Comment> delete(CommentId id);

    /**
     * The same comments as another user sees and changes them: see {@link Interventions#actingAs}.
     *
     * @return a view that shares everything with this instance
     */
    Comments actingAs(UserId user);

    /**
     * All comments that match a query, page by page, from the beginning.
     *
     * @see CommentWalk
     */
    default CommentWalk walk(CommentQuery query) {
        return walk(query, WalkPosition.start());
    }

    /**
     * All comments that match a query, page by page, from a position of an earlier walk with the same query.
     *
     * @see CommentWalk
     */
    default CommentWalk walk(CommentQuery query, WalkPosition from) {
        return new CommentWalk(
                this, requireNonNull(query, "query"), requireNonNull(from, "from"), PageRequest.MAX_LIMIT);
    }
}
