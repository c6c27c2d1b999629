package dev.interventions.conformance.faults;

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
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Behaves as the correct comments except where a fault overrides it. */
class FaultyComments implements Comments {

    private final FaultContext it;

    FaultyComments(FaultContext it) {
        this.it = it;
    }

    @Override
    public Comments actingAs(UserId user) {
        return it.actingAs(user).comments();
    }

    @Override
    public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
        return it.correctComments().list(query, page);
    }

    @Override
    public Either<InterventionError, Comment> get(CommentId id) {
        return it.correctComments().get(id);
    }

    @Override
    public Either<InterventionError, Comment> create(InterventionId intervention, String body) {
        return create(intervention, body, Option.none());
    }

    @Override
    public Either<InterventionError, Comment> create(InterventionId intervention, String body, UserId author) {
        return create(intervention, body, Option.some(requireNonNull(author, "author")));
    }

    Either<InterventionError, Comment> create(InterventionId intervention, String body, Option<UserId> author) {
        return author.fold(
                () -> it.correctComments().create(intervention, body),
                named -> it.correctComments().create(intervention, body, named));
    }

    @Override
    public Either<InterventionError, Comment> delete(CommentId id) {
        return it.correctComments().delete(id);
    }
}
