package dev.interventions.emulator.api;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.emulator.conditions.Latency;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The documented operations on interventions. */
public final class InterventionsApi {

    private final RequestGuard guard;
    private final FaultPlan faults;
    private final InterventionJson json;
    private final boolean createAnswersPage;
    private final Latency latency;

    /**
     * The operations on the interventions of this world.
     *
     * @param limit how many are admitted in any minute of the world's clock; any number if it is absent
     * @param faults what disturbs requests with a token of a user
     * @param createAnswersPage whether create responds with a page rather than with the intervention
     * @param latency how long each operation takes
     */
    public InterventionsApi(
            World world,
            Tokens tokens,
            Option<RateLimit> limit,
            FaultPlan faults,
            InterventionJson json,
            boolean createAnswersPage,
            Duration latency) {
        this.guard = new RequestGuard(world, tokens, limit);
        this.faults = faults;
        this.json = json;
        this.createAnswersPage = createAnswersPage;
        this.latency = new Latency(latency, world);
    }

    public Seq<Route> routes(String basePath) {
        String all = basePath + "/interventions";
        String one = all + "/{id}";
        return Vector.of(
                new Route("GET", all, guarded(Operation.LIST, this::list)),
                new Route("POST", all, guarded(Operation.CREATE, this::create)),
                new Route("GET", one, guarded(Operation.GET, this::get)),
                new Route("PUT", one, guarded(Operation.UPDATE_CUSTOM_FIELDS, this::updateCustomFields)),
                new Route("PUT", one + "/close", guarded(Operation.CLOSE, this::close)),
                new Route("DELETE", one + "/cancel", guarded(Operation.CANCEL, this::cancel)),
                new Route("PUT", one + "/reassign", guarded(Operation.REASSIGN, this::reassign)),
                new Route("PUT", one + "/update_categories", guarded(Operation.CATEGORIZE, this::categorize)));
    }

    /** Returns the body of the response, or the response to an error. */
    private interface Endpoint {
        Either<Response, JsonObject> perform(Interventions interventions, ApiRequest request);
    }

    private Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return disturbed(
                operation,
                (user, request) -> guard.admit(user, request)
                        .peek(interventions -> beSlow(operation, interventions, request))
                        .flatMap(interventions -> endpoint.perform(interventions, request)));
    }

    /** Reads a page of a list of reference data. */
    public interface ListReading {
        Either<InterventionError, JsonObject> read(ReferenceData data, Parameters filters, PageRequest page);
    }

    /** An endpoint for a list of reference data: guarded, disturbed and slowed down like those for interventions. */
    public Route.Endpoint reading(Operation operation, ListReading list) {
        return disturbed(
                operation,
                (user, request) -> guard.admit(user, request)
                        .peek(admitted -> latency.pass())
                        .flatMap(admitted -> request.parameters())
                        .flatMap(parameters -> new ListParameters(parameters)
                                .page()
                                .flatMap(page ->
                                        result(list.read(guard.referenceData(user, parameters), parameters, page)))));
    }

    private Route.Endpoint disturbed(
            Operation operation, BiFunction<UserId, ApiRequest, Either<Response, JsonObject>> endpoint) {
        return request -> guard.tokenUser(request).fold(refusal -> refusal, user -> {
            Supplier<Response> response = () -> endpoint.apply(user, request).fold(refusal -> refusal, Response::ok);
            return faults.next(operation)
                    .map(disturbance -> DisturbedResponse.of(disturbance, response))
                    .getOrElse(response);
        });
    }

    /** The service holds an intervention's lock while it closes or cancels it. */
    private void beSlow(Operation operation, Interventions interventions, ApiRequest request) {
        Option<InterventionId> locked = operation == Operation.CLOSE || operation == Operation.CANCEL
                ? interventionId(request).toOption()
                : Option.none();
        locked.peek(id -> latency.passUnderLock(id, () -> interventions.get(id).isRight()))
                .onEmpty(latency::pass);
    }

    private Either<Response, JsonObject> list(Interventions interventions, ApiRequest request) {
        return request.parameters()
                .map(ListParameters::new)
                .flatMap(ListParameters::inKnownForms)
                .flatMap(parameters -> parameters
                        .page()
                        .flatMap(page -> parameters
                                .query()
                                .flatMap(query -> query.map(asked -> list(interventions, asked, page))
                                        .getOrElse(() -> nothing(page)))
                                .map(json::page)));
    }

    private static Either<Response, Page<Intervention>> list(
            Interventions interventions, InterventionQuery query, PageRequest page) {
        return interventions.list(query, page).mapLeft(ErrorResponse::to);
    }

    private static Either<Response, Page<Intervention>> nothing(PageRequest page) {
        return Either.right(new Page<>(0, page.offset(), page.limit(), Vector.empty()));
    }

    private Either<Response, JsonObject> get(Interventions interventions, ApiRequest request) {
        return response(interventionId(request).flatMap(id -> result(interventions.get(id))));
    }

    private Either<Response, JsonObject> create(Interventions interventions, ApiRequest request) {
        return required(request, "content_id", ContentId::parse)
                .flatMap(content -> result(interventions.create(content)))
                .map(intervention -> createAnswersPage
                        ? json.page(new Page<>(1, 0, PageRequest.DEFAULT_LIMIT, Vector.of(intervention)))
                        : json.intervention(intervention));
    }

    private Either<Response, JsonObject> close(Interventions interventions, ApiRequest request) {
        return interventionId(request)
                .flatMap(id -> result(interventions.close(id)))
                .map(json::closedIntervention);
    }

    private Either<Response, JsonObject> cancel(Interventions interventions, ApiRequest request) {
        return response(interventionId(request)
                .flatMap(id -> result(interventions.cancel(id)))
                .map(InterventionsApi::lastState));
    }

    private static Intervention lastState(Cancelled cancelled) {
        return cancelled.last().getOrElse(() -> Intervention.withId(cancelled.id()));
    }

    private Either<Response, JsonObject> reassign(Interventions interventions, ApiRequest request) {
        return response(required(request, "user_id", UserId::parse)
                .flatMap(newOwner ->
                        interventionId(request).flatMap(id -> result(interventions.reassign(id, newOwner)))));
    }

    private Either<Response, JsonObject> categorize(Interventions interventions, ApiRequest request) {
        return response(categories(request)
                .flatMap(categories ->
                        interventionId(request).flatMap(id -> result(interventions.categorize(id, categories)))));
    }

    private Either<Response, JsonObject> updateCustomFields(Interventions interventions, ApiRequest request) {
        return response(request.parameters()
                .map(CustomFieldParameters::values)
                .flatMap(values ->
                        interventionId(request).flatMap(id -> result(interventions.updateCustomFields(id, values)))));
    }

    private Either<Response, JsonObject> response(Either<Response, Intervention> outcome) {
        return outcome.map(json::intervention);
    }

    private static <T> Either<Response, T> result(Either<InterventionError, T> outcome) {
        return outcome.mapLeft(ErrorResponse::to);
    }

    // ---- parameters ----

    /** The id in the path. No intervention has a malformed one. */
    private static Either<Response, InterventionId> interventionId(ApiRequest request) {
        return request.id()
                .get()
                .flatMap(text -> InterventionId.parse(text)
                        .mapLeft(defect -> Response.error(
                                ErrorKind.NOT_FOUND, "there is no such intervention: " + defect.message())));
    }

    private static <T> Either<Response, T> required(
            ApiRequest request, String name, Function<String, Either<InterventionError, T>> parse) {
        return request.parameters()
                .flatMap(parameters -> parameters
                        .text(name)
                        .toEither(() -> Response.error(ErrorKind.UNPROCESSABLE_ENTITY, name + " is missing"))
                        .flatMap(text -> parse.apply(text).mapLeft(InterventionsApi::unprocessable)));
    }

    /** The categories; one blank value means none. */
    private static Either<Response, Set<CategoryId>> categories(ApiRequest request) {
        return request.parameters()
                .filterOrElse(
                        parameters -> parameters
                                .otherForms("category_ids", "category_ids[]")
                                .isEmpty(),
                        parameters ->
                                Response.error(ErrorKind.BAD_REQUEST, "category_ids must be sent as category_ids[]"))
                .flatMap(parameters -> parameters
                        .list("category_ids")
                        .toEither(() -> Response.error(ErrorKind.UNPROCESSABLE_ENTITY, "category_ids[] is missing"))
                        .flatMap(texts -> Either.sequenceRight(
                                        texts.filter(text -> !text.isBlank()).map(CategoryId::parse))
                                .mapLeft(InterventionsApi::unprocessable)
                                .map(Seq::toSet)));
    }

    private static Response unprocessable(InterventionError defect) {
        return Response.error(ErrorKind.UNPROCESSABLE_ENTITY, defect.message());
    }
}
