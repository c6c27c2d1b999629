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
import dev.interventions.emulator.conditions.Latency;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.emulator.json.InterventionLines;
import dev.interventions.emulator.json.JsonLine;
import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The documented operations on interventions. */
public final class InterventionsApi {

    private final World world;
    private final RequestGuard guard;
    private final InterventionLines json;
    private final boolean createAnswersPage;

    /**
     * The operations on the interventions of this world.
     *
     * @param createAnswersPage whether create responds with a page rather than with the intervention
     */
    public InterventionsApi(World world, RequestGuard guard, InterventionJson json, boolean createAnswersPage) {
        this.world = world;
        this.guard = guard;
        this.json = new InterventionLines(json);
        this.createAnswersPage = createAnswersPage;
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
        Either<Response, JsonLine> perform(Interventions interventions, ApiRequest request);
    }

    private Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return guard.guarded(operation, (admitted, request) -> {
            InMemoryInterventions own = world.as(admitted.user())
                    .reportingEffectsTo(write -> request.applied().run());
            Interventions interventions =
                    admitted.impersonated().map(own::actingAs).getOrElse(own);
            applyLatency(operation, interventions, request);
            return endpoint.perform(interventions, request).map(Response::ok);
        });
    }

    /** The service holds an intervention's lock while it closes or cancels it. */
    private void applyLatency(Operation operation, Interventions interventions, ApiRequest request) {
        Option<InterventionId> locked = operation == Operation.CLOSE || operation == Operation.CANCEL
                ? interventionId(request).toOption()
                : Option.none();
        Latency latency = guard.latency();
        locked.peek(id -> latency.passUnderLock(id, () -> interventions.get(id).isRight()))
                .onEmpty(latency::pass);
    }

    private Either<Response, JsonLine> list(Interventions interventions, ApiRequest request) {
        return request.parameters()
                .map(ListParameters::new)
                .flatMap(parameters -> parameters.inKnownForms(
                        "thread_id", "user_id", "identity_group_id", "sort", "offset", "limit", "status"))
                .flatMap(ListParameters::withIdentitiesInKnownForms)
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
        return Either.right(Page.of(Vector.empty(), page));
    }

    private Either<Response, JsonLine> get(Interventions interventions, ApiRequest request) {
        return response(interventionId(request).flatMap(id -> result(interventions.get(id))));
    }

    private Either<Response, JsonLine> create(Interventions interventions, ApiRequest request) {
        return request.parameters()
                .flatMap(parameters -> parameters.required("content_id", ContentId::parse))
                .flatMap(content -> result(interventions.create(content)))
                .map(intervention -> createAnswersPage
                        ? json.page(new Page<>(1, 0, PageRequest.DEFAULT_LIMIT, Vector.of(intervention)))
                        : json.intervention(intervention));
    }

    private Either<Response, JsonLine> close(Interventions interventions, ApiRequest request) {
        return interventionId(request)
                .flatMap(id -> result(interventions.close(id)))
                .map(json::closedIntervention);
    }

    private Either<Response, JsonLine> cancel(Interventions interventions, ApiRequest request) {
        return response(interventionId(request)
                .flatMap(id -> result(interventions.cancel(id)))
                .map(InterventionsApi::lastState));
    }

    private static Intervention lastState(Cancelled cancelled) {
        return cancelled.last().getOrElse(() -> Intervention.withId(cancelled.id()));
    }

    private Either<Response, JsonLine> reassign(Interventions interventions, ApiRequest request) {
        return response(request.parameters()
                .flatMap(parameters -> parameters.required("user_id", UserId::parse))
                .flatMap(newOwner ->
                        interventionId(request).flatMap(id -> result(interventions.reassign(id, newOwner)))));
    }

    private Either<Response, JsonLine> categorize(Interventions interventions, ApiRequest request) {
        return response(categories(request)
                .flatMap(categories ->
                        interventionId(request).flatMap(id -> result(interventions.categorize(id, categories)))));
    }

    private Either<Response, JsonLine> updateCustomFields(Interventions interventions, ApiRequest request) {
        return response(request.parameters()
                .map(CustomFieldParameters::values)
                .flatMap(values ->
                        interventionId(request).flatMap(id -> result(interventions.updateCustomFields(id, values)))));
    }

    private Either<Response, JsonLine> response(Either<Response, Intervention> outcome) {
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

    /** The categories; one blank value means none. */
    private static Either<Response, Set<CategoryId>> categories(ApiRequest request) {
        return request.parameters()
                .flatMap(parameters -> parameters.categories("category_ids"))
                .flatMap(sent -> sent.toEither(
                        () -> Response.error(ErrorKind.UNPROCESSABLE_ENTITY, "category_ids[] is missing")));
    }
}
