package dev.interventions.emulator.event;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ErrorResponse;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.EventJson;
import dev.interventions.inmemory.InMemoryJournal;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The documented operation that lists events of interventions. */
public final class EventsApi {

    private final World world;
    private final RequestGuard guard;
    private final EventJson json;

    public EventsApi(World world, RequestGuard guard, EventJson json) {
        this.world = world;
        this.guard = guard;
        this.json = json;
    }

    public Seq<Route> routes(String basePath) {
        return Vector.of(new Route("GET", basePath + "/events", guard.guarded(Operation.LIST_EVENTS, this::list)));
    }

    private Either<Response, Response> list(RequestGuard.Admitted admitted, ApiRequest request) {
        InMemoryJournal own = world.journal(admitted.user());
        Journal journal = admitted.impersonated().map(own::actingAs).getOrElse(own);
        guard.applyLatency();
        return request.parameters()
                .flatMap(parameters -> query(parameters)
                        .flatMap(query -> new ListParameters(parameters)
                                .page()
                                .flatMap(page -> page(journal, query, page).mapLeft(ErrorResponse::to))))
                .map(json::page)
                .map(Response::ok);
    }

    private static Either<Response, Option<JournalQuery>> query(Parameters parameters) {
        return EventsQuery.parse(parameters.text("q").getOrElse(""))
                .mapLeft(mistake -> Response.error(ErrorKind.BAD_REQUEST, mistake));
    }

    private static Either<InterventionError, Page<JournalEvent>> page(
            Journal journal, Option<JournalQuery> query, PageRequest page) {
        return query.map(asked -> journal.list(asked, page))
                .getOrElse(() -> Either.right(Page.of(Vector.empty(), page)));
    }
}
