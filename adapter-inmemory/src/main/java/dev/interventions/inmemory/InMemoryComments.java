package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentChange;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentLookup;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.Commenting;
import dev.interventions.domain.DeletingComment;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Caller.Call;
import dev.interventions.inmemory.store.Moment;
import dev.interventions.inmemory.store.Store;
import dev.interventions.inmemory.store.WorldState;
import dev.interventions.port.Comments;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The comments of a {@link World} as one agent sees and changes them: the domain's rules, and no network. Get one from {@link
 * World#comments}. Threads may share it; each operation happens at one moment.
 */
public final class InMemoryComments implements Comments {

    private final Caller caller;

    InMemoryComments(Store store, UserId agent) {
        this(Caller.of(store, agent));
    }

    private InMemoryComments(Caller caller) {
        this.caller = caller;
    }

    @Override
    public InMemoryComments actingAs(UserId user) {
        return new InMemoryComments(caller.actingAs(user));
    }

    /** The same comments, which report each write that takes effect: see {@link InMemoryInterventions#reportingEffectsTo}. */
    public InMemoryComments reportingEffectsTo(Consumer<Operation> listener) {
        return new InMemoryComments(caller.reportingEffectsTo(listener));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of n comments, a page takes O(log n) comparisons if there is at most one filter and the acting user reads all sources. Otherwise
     * it checks each comment that the most restrictive filter matches, or all comments if there is no filter.
     */
    @Override
    public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return caller.perform(
                Operation.LIST_COMMENTS,
                call -> call.result(Either.right(call.state()
                        .comments()
                        .page(call.actor(), call.state().directory().sources(), query, page))));
    }

    @Override
    public Either<InterventionError, Comment> get(CommentId id) {
        requireNonNull(id, "id");
        return caller.perform(
                Operation.GET_COMMENT, call -> call.result(lookup(call, id).seenBy(call.actor())));
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
        return caller.perform(Operation.CREATE_COMMENT, call -> {
            Moment numbered = call.moment().withNextNumber();
            return change(
                    call,
                    Commenting.create(
                            call.lookup(intervention),
                            CommentId.of(numbered.newId()),
                            body,
                            author,
                            call.state().directory().agents()::containsKey,
                            call.actor(),
                            call.now()),
                    numbered.state()::withComment);
        });
    }

    @Override
    public Either<InterventionError, Comment> delete(CommentId id) {
        requireNonNull(id, "id");
        return caller.perform(
                Operation.DELETE_COMMENT,
                call -> change(
                        call,
                        DeletingComment.delete(lookup(call, id), call.actor(), call.now()),
                        call.state()::withoutComment));
    }

    private static Store.Change<Either<Refused, Comment>> change(
            Call call, Either<Refused, CommentChange> outcome, Function<CommentChange, WorldState> after) {
        return new Store.Change<>(outcome.fold(refusal -> call.state(), after), outcome.map(CommentChange::comment));
    }

    private static CommentLookup lookup(Call call, CommentId id) {
        Option<Comment> found = call.state().comments().find(id);
        return new CommentLookup(id, found, found.flatMap(Comment::intervention).flatMap(call.moment()::find));
    }
}
