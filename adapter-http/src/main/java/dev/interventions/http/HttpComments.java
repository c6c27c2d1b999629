package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Commenting;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.comment.CommentCall;
import dev.interventions.port.Comments;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/**
 * The comments of an account of the service, over HTTP. See {@link EngageClient#comments()}. Time, attempts, responses, limits and
 * observability are as for {@link HttpInterventions}.
 *
 * <p><b>Lost responses.</b> A write is never sent again. A lost create is looked up among the newest comments of its intervention: the only
 * one with this text (except for line breaks and surrounding white space) and, as far as it is known, this author that was created since
 * the call began is the result. The service's clock, which its responses show, decides that. If there are several, or none, the effect is
 * unknown. A lost delete has happened if the comment is then not found; of its last state only the id is known.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpComments implements Comments {

    private final View view;

    HttpComments(View view) {
        this.view = view;
    }

    /** A view whose calls act as this user. On a view, this replaces the user. */
    @Override
    public HttpComments actingAs(UserId user) {
        return new HttpComments(view.actingAs(user));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpComments within(Duration deadline) {
        return new HttpComments(view.within(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpComments withLane(String lane) {
        return new HttpComments(view.withLane(lane));
    }

    @Override
    public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return run(Operation.LIST_COMMENTS, call -> call.list(query, page));
    }

    @Override
    public Either<InterventionError, Comment> get(CommentId id) {
        requireNonNull(id, "id");
        return run(Operation.GET_COMMENT, call -> call.get(id));
    }

    @Override
    public Either<InterventionError, Comment> create(InterventionId intervention, String body) {
        return create(intervention, body, Option.none());
    }

    @Override
    public Either<InterventionError, Comment> create(InterventionId intervention, String body, UserId author) {
        return create(intervention, body, Option.some(requireNonNull(author, "author")));
    }

    private Either<InterventionError, Comment> create(InterventionId intervention, String body, Option<UserId> author) {
        requireNonNull(intervention, "intervention");
        requireNonNull(body, "body");
        return run(
                Operation.CREATE_COMMENT,
                call -> Commenting.refusal(body)
                        .<Either<InterventionError, Comment>>map(Either::left)
                        .getOrElse(() -> call.create(intervention, body, author)));
    }

    @Override
    public Either<InterventionError, Comment> delete(CommentId id) {
        requireNonNull(id, "id");
        return run(Operation.DELETE_COMMENT, call -> call.delete(id));
    }

    private <T> Either<InterventionError, T> run(
            Operation operation, Function<CommentCall, Either<InterventionError, T>> steps) {
        return view.run(operation, execution -> steps.apply(new CommentCall(execution)));
    }
}
