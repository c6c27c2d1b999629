package dev.interventions.http.comment;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UserId;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.CallExecution.Dated;
import dev.interventions.http.call.WireRequest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One call on comments: sends its requests, the reads of look-ups included, and decodes their responses. */
public final class CommentCall {

    private final CallExecution execution;

    public CommentCall(CallExecution execution) {
        this.execution = execution;
    }

    public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
        return dated(query, page).map(Dated::value);
    }

    private Either<InterventionError, Dated<Page<Comment>>> dated(CommentQuery query, PageRequest page) {
        return execution.sendDated(
                CommentRequests.list(query, page), (json, body) -> json.page(body, page.limit(), CommentReader::read));
    }

    public Either<InterventionError, Comment> get(CommentId id) {
        return about(id, CommentRequests.get(id));
    }

    /** The author is the acting user unless one is named. */
    public Either<InterventionError, Comment> create(InterventionId intervention, String text, Option<UserId> author) {
        NewComment comment = new NewComment(intervention, text, author, execution.impersonated());
        Either<InterventionError, Comment> response = execution
                .send(CommentRequests.create(comment), (json, body) -> json.record(body, CommentReader::read))
                .filterOrElse(
                        comment::isShownBy,
                        other -> new EffectUnknown(new MalformedResponse(
                                "the response, comment " + other.id().value() + ", doesn't show the new comment")));
        return execution.orLookedUp(response, () -> find(comment));
    }

    /**
     * The comment, if the list of its intervention shows it. A comment with the same text may be older than this call: the service's own
     * clock tells, so without a date in the response nothing is found.
     */
    private Option<Comment> find(NewComment comment) {
        PageRequest newest = PageRequest.of(0, PageRequest.MAX_LIMIT);
        return dated(CommentQuery.about(comment.intervention()), newest)
                .toOption()
                .flatMap(listed ->
                        listed.date().flatMap(date -> comment.onlyOneSince(beginOfCall(date), listed.value())));
    }

    /** By the service's clock, which shows this date now, in whole seconds as the dates of comments. */
    private Instant beginOfCall(Instant date) {
        return date.minus(execution.elapsed()).truncatedTo(ChronoUnit.SECONDS);
    }

    public Either<InterventionError, Comment> delete(CommentId id) {
        return execution.orLookedUp(
                about(id, CommentRequests.delete(id)),
                () -> Option.when(get(id).swap().exists(Refused.NotFound.class::isInstance), () -> Comment.withId(id)));
    }

    /** Fails for another comment: the response could be one to an earlier request on the connection. */
    private Either<InterventionError, Comment> about(CommentId id, WireRequest request) {
        return execution.send(
                request,
                (json, body) -> json.record(body, CommentReader::read)
                        .filterOrElse(
                                found -> found.id().equals(id),
                                other -> new MalformedResponse("the response is about comment "
                                        + other.id().value() + ", not about " + id.value())));
    }
}
