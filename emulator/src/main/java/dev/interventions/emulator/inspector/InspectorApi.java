package dev.interventions.emulator.inspector;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.json.PageJson;
import dev.interventions.inmemory.ImportedIntervention;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Traversable;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.Semaphore;

/** The requests that only the inspector's page needs. They show a whole world and change nothing. */
public final class InspectorApi {

    private static final String PATH = "/_emulator/inspector";
    private static final InterventionJson RECORDS =
            new InterventionJson("Opened", "Closed", "custom_fields", false, false, false);

    /** The maximum number of users, threads and customers that the page offers to choose from. */
    private static final int OFFERED = 500;

    private final InspectedTenant tenant;
    private final Semaphore listeners;

    /**
     * The inspector of a tenant.
     *
     * @param listeners limits how many pages can listen at the same time
     */
    public InspectorApi(InspectedTenant tenant, Semaphore listeners) {
        this.tenant = tenant;
        this.listeners = listeners;
    }

    /** The page at {@code /}, and the requests that it needs. */
    public Seq<Route> routes() {
        return InspectorPage.routes(PATH)
                .appendAll(Vector.of(
                        new Route("GET", PATH + "/events", request -> events()),
                        new Route("GET", PATH + "/directory", request -> Response.ok(directory(present()))),
                        new Route("GET", PATH + "/interventions", this::list),
                        new Route("GET", PATH + "/interventions/{id}", this::one)));
    }

    private WorldSnapshot present() {
        return tenant.world().snapshot();
    }

    private Response events() {
        return listeners.availablePermits() > 0
                ? new Response.Stream("text/event-stream", new OverviewStream(tenant, listeners))
                : Response.error(ErrorKind.SERVICE_UNAVAILABLE, "too many pages are listening; close one");
    }

    // ---- directory ----

    private JsonObject directory(WorldSnapshot world) {
        JsonArrayBuilder users = Json.array();
        sorted(world.agents().map(agent -> agent.id())).map(this::user).forEach(users::add);
        JsonArrayBuilder threads = Json.array();
        sorted(world.threads().keySet()).forEach(thread -> threads.add(thread.value()));
        JsonArrayBuilder customers = Json.array();
        sorted(world.customers().keySet()).forEach(customer -> customers.add(customer.value()));
        return Json.object()
                .add("users", users)
                .add("threads", threads)
                .add("identities", customers)
                .build();
    }

    /** With a token only if one exists already, since generating one would change the state. */
    private JsonObjectBuilder user(UserId id) {
        JsonObjectBuilder user = Json.object().add("id", id.value());
        if (tenant.tokens().byUser().containsKey(id)) {
            user.add("token", tenant.tokens().of(id));
        }
        return user;
    }

    private static <I extends OpaqueId> Seq<I> sorted(Traversable<I> ids) {
        return ids.toVector().sortBy(OpaqueId::value).take(OFFERED);
    }

    // ---- interventions ----

    private Response list(ApiRequest request) {
        return request.parameters()
                .map(ListParameters::new)
                .flatMap(ListParameters::inKnownForms)
                .flatMap(parameters ->
                        parameters.page().flatMap(page -> parameters.query().map(query -> list(query, page))))
                .fold(refusal -> refusal, Response::ok);
    }

    private JsonObject list(Option<InterventionQuery> query, PageRequest request) {
        WorldSnapshot world = present();
        Page<Intervention> page =
                query.map(asked -> world.page(asked, request)).getOrElse(() -> Page.of(Vector.empty(), request));
        return PageJson.of(page, intervention -> record(intervention, world).build());
    }

    private static JsonObjectBuilder record(Intervention intervention, WorldSnapshot world) {
        JsonObjectBuilder record = Json.object();
        RECORDS.intervention(intervention).forEach(record::add);
        return record.add("state", stateOf(intervention))
                .add("locked", world.locked().contains(intervention.id()));
    }

    private static String stateOf(Intervention intervention) {
        if (intervention.isClosed()) {
            return "closed";
        }
        return intervention.state() instanceof InterventionState.Deferred ? "deferred" : "active";
    }

    private Response one(ApiRequest request) {
        return request.id()
                .get()
                .flatMap(text -> InterventionId.parse(text).mapLeft(defect -> notFound(text)))
                .flatMap(id -> one(id).toEither(() -> notFound(id.value())))
                .fold(refusal -> refusal, Response::ok);
    }

    private static Response notFound(String id) {
        return Response.error(ErrorKind.NOT_FOUND, "there is no intervention " + id + ", and none in the kept changes");
    }

    /** Also for one that is gone, while the history has a state with it. */
    private Option<JsonObject> one(InterventionId id) {
        tenant.history().observe();
        WorldSnapshot world = present();
        Vector<Timeline.Event> timeline = new Timeline(id).of(tenant.history().moments());
        Option<ImportedIntervention> row = world.find(id);
        JsonArrayBuilder events = Json.array();
        timeline.forEach(event ->
                events.add(Json.object().add("at", event.at().toString()).add("text", event.text())));
        JsonObjectBuilder json = Json.object().add("id", id.value()).add("timeline", events);
        row.forEach(known ->
                json.add("intervention", record(known.intervention(), world)).add("contents", contents(known, world)));
        return Option.when(row.isDefined() || timeline.nonEmpty(), json::build);
    }

    private static JsonArray contents(ImportedIntervention row, WorldSnapshot world) {
        JsonArrayBuilder contents = Json.array();
        Set<ContentId> all =
                row.laterContents().addAll(row.intervention().origin().content());
        sorted(all).flatMap(world::find).map(InspectorApi::content).forEach(contents::add);
        return contents.build();
    }

    private static JsonObjectBuilder content(Content content) {
        JsonObjectBuilder json = Json.object().add("id", content.id().value());
        return content.author() instanceof Author.Agent agent
                ? json.add("user_id", agent.user().value())
                : json.add(
                        "identity_id",
                        ((Author.Customer) content.author()).identity().value());
    }
}
