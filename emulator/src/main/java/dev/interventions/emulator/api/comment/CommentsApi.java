package dev.interventions.emulator.api.comment;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ErrorResponse;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.CommentJson;
import dev.interventions.inmemory.InMemoryComments;
import dev.interventions.inmemory.World;
import dev.interventions.port.Comments;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;

/** The documented operations on comments. */
public final class CommentsApi {

    private final World world;
    private final RequestGuard guard;
    private final CommentJson json;

    public CommentsApi(World world, RequestGuard guard, CommentJson json) {
        this.world = world;
        this.guard = guard;
        this.json = json;
    }

    public Seq<Route> routes(String basePath) {
        String all = basePath + "/intervention_comments";
        String one = all + "/{id}";
        return Vector.of(
                new Route("GET", all, guarded(Operation.LIST_COMMENTS, this::list)),
                new Route("POST", all, guarded(Operation.CREATE_COMMENT, this::create)),
                new Route("GET", one, guarded(Operation.GET_COMMENT, this::get)),
                new Route("DELETE", one, guarded(Operation.DELETE_COMMENT, this::delete)));
    }

    /** Returns the body of the response, or the response to an error. */
    private interface Endpoint {
        Either<Response, JsonObject> perform(Comments comments, ApiRequest request);
    }

    private Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return guard.guarded(operation, (admitted, request) -> {
            InMemoryComments own = world.comments(admitted.user())
                    .reportingEffectsTo(write -> request.applied().run());
            guard.applyLatency();
            return endpoint.perform(admitted.impersonated().map(own::actingAs).getOrElse(own), request)
                    .map(Response::ok);
        });
    }

    private Either<Response, JsonObject> list(Comments comments, ApiRequest request) {
        return request.parameters()
                .map(ListParameters::new)
                .flatMap(parameters -> parameters.inKnownForms(
                        "intervention_id", "thread_id", "user_id", "identity_id", "offset", "limit"))
                .flatMap(parameters -> parameters
                        .page()
                        .flatMap(page -> query(parameters)
                                .map(asked -> comments.list(asked, page).mapLeft(ErrorResponse::to))
                                .getOrElse(() -> Either.right(nothing(page)))))
                .map(json::page);
    }

    /** The query; none if a filter is a malformed id, which no comment can match. */
    private static Option<CommentQuery> query(ListParameters parameters) {
        return parameters
                .filter("intervention_id", InterventionId::parse)
                .flatMap(intervention -> parameters
                        .filter("thread_id", ThreadId::parse)
                        .flatMap(thread -> parameters
                                .filter("user_id", UserId::parse)
                                .flatMap(author -> parameters
                                        .filter("identity_id", IdentityId::parse)
                                        .map(identity -> new CommentQuery(intervention, thread, author, identity)))));
    }

    private static Page<Comment> nothing(PageRequest page) {
        return Page.of(Vector.empty(), page);
    }

    private Either<Response, JsonObject> get(Comments comments, ApiRequest request) {
        return response(id(request).flatMap(id -> result(comments.get(id))));
    }

    private Either<Response, JsonObject> create(Comments comments, ApiRequest request) {
        return response(request.parameters()
                .flatMap(parameters -> parameters
                        .required("intervention_id", InterventionId::parse)
                        .flatMap(intervention -> parameters
                                .required("body", Either::right)
                                .flatMap(body -> author(parameters)
                                        .flatMap(author -> author.map(
                                                        named -> comments.create(intervention, body, named))
                                                .getOrElse(() -> comments.create(intervention, body))
                                                .mapLeft(CommentsApi::refusedCreate))))));
    }

    private static Either<Response, Option<UserId>> author(Parameters parameters) {
        return parameters
                .text("user_id")
                .map(text -> UserId.parse(text).map(Option::some).mapLeft(ErrorResponse::unprocessable))
                .getOrElse(() -> Either.right(Option.none()));
    }

    /** An invalid comment, such as one with an unknown author, is a 422; an unknown intervention is a 404. */
    private static Response refusedCreate(InterventionError error) {
        return error instanceof Refused.InvalidRequest ? ErrorResponse.unprocessable(error) : ErrorResponse.to(error);
    }

    private Either<Response, JsonObject> delete(Comments comments, ApiRequest request) {
        return response(id(request).flatMap(id -> result(comments.delete(id))));
    }

    private Either<Response, JsonObject> response(Either<Response, Comment> outcome) {
        return outcome.map(json::comment);
    }

    private static <T> Either<Response, T> result(Either<InterventionError, T> outcome) {
        return outcome.mapLeft(ErrorResponse::to);
    }

    /** The id in the path. No comment has a malformed one. */
    private static Either<Response, CommentId> id(ApiRequest request) {
        return request.id()
                .get()
                .flatMap(text -> CommentId.parse(text)
                        .mapLeft(defect ->
                                Response.error(ErrorKind.NOT_FOUND, "there is no such comment: " + defect.message())));
    }
}
