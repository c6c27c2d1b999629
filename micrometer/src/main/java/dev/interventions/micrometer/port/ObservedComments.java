package dev.interventions.micrometer.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Operation;
import io.vavr.control.Either;

/** A port whose operations are observed. */
public final class ObservedComments implements Comments {

    private final Comments comments;
    private final CallObserver observer;

    public ObservedComments(Comments comments, CallObserver observer) {
        this.comments = requireNonNull(comments, "comments");
        this.observer = observer;
    }

    @Override
    public Comments actingAs(UserId user) {
        return new ObservedComments(comments.actingAs(user), observer);
    }

    @Override
    public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
        return observer.observe(Operation.LIST_COMMENTS, () -> comments.list(query, page));
    }

    @Override
    public Either<InterventionError, Comment> get(CommentId id) {
        return observer.observe(Operation.GET_COMMENT, () -> comments.get(id));
    }

    @Override
    public Either<InterventionError, Comment> create(InterventionId intervention, String body) {
        return observer.observe(Operation.CREATE_COMMENT, () -> comments.create(intervention, body));
    }

    @Override
    public Either<InterventionError, Comment> create(InterventionId intervention, String body, UserId author) {
        return observer.observe(Operation.CREATE_COMMENT, () -> comments.create(intervention, body, author));
    }

    @Override
    public Either<InterventionError, Comment> delete(CommentId id) {
        return observer.observe(Operation.DELETE_COMMENT, () -> comments.delete(id));
    }
}
