package dev.interventions.port;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import io.vavr.collection.Iterator;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * All comments that match a query, the newest first, page by page or {@linkplain #items one by one}. The iterator requests each page when
 * it reaches it.
 *
 * <p>Every element is either a page or an error, and an error ends the walk; {@link WalkedComments#next} of the page before it is the
 * position from which {@link Comments#walk(CommentQuery, WalkPosition)} continues, even after a restart. If a service's pages neither have
 * records nor advance in the list, the walk ends with {@link MalformedResponse}.
 *
 * <p><b>Promised</b> (rule <a href="{@docRoot}/doc-files/rules.html#COMMENT-11">COMMENT-11</a>): every comment that exists from the walk's
 * beginning to its end is returned exactly once, whatever is created or deleted meanwhile. <b>Not promised:</b> comments that are created
 * after the walk began.
 *
 * <p>A walk can be iterated several times, each time from its position. Iterators are not thread-safe.
 */
public final class CommentWalk implements Iterable<Either<InterventionError, WalkedComments>> {

    private final Comments comments;
    private final CommentQuery query;
    private final WalkPosition from;
    private final int limit;

    CommentWalk(Comments comments, CommentQuery query, WalkPosition from, int limit) {
        this.comments = comments;
        this.query = query;
        this.from = from;
        this.limit = limit;
    }

    /**
     * The same walk with pages of at most this many records; 150 by default.
     *
     * @throws IllegalArgumentException if the number is not from 2 to 150; a page of one record would only be the overlap
     */
    public CommentWalk inPagesOf(int newLimit) {
        return new CommentWalk(comments, query, from, WalkSteps.validLimit(newLimit));
    }

    /** The comments of this walk's pages, one by one, and its error, which is the last element. Not thread-safe. */
    public Iterable<Either<InterventionError, Comment>> items() {
        return () -> Iterator.ofAll(iterator())
                .flatMap(step -> step.fold(
                        error -> Iterator.of(Either.left(error)),
                        page -> page.records().iterator().map(Either::right)));
    }

    @Override
    public java.util.Iterator<Either<InterventionError, WalkedComments>> iterator() {
        return Iterator.ofAll(new WalkSteps<>(new Listed(), from, limit, Option.none()))
                .map(step -> step.map(page ->
                        new WalkedComments(page.records(), page.shifted(), page.next(), page.total(), page.before())));
    }

    private final class Listed implements WalkedList<Comment> {

        @Override
        public String nameOfRecord() {
            return "comment";
        }

        @Override
        public Either<InterventionError, Page<Comment>> page(PageRequest request) {
            return comments.list(query, request);
        }

        @Override
        public String idOf(Comment comment) {
            return comment.id().value();
        }

        @Override
        public Option<Instant> momentOf(Comment comment) {
            return comment.createdAt();
        }
    }
}
