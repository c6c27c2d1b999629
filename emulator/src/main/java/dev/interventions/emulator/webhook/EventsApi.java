package dev.interventions.emulator.webhook;

import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.webhook.RecordedEvents.Recorded;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** The list of the journal. Each user sees all events, as if everybody might search events (<em>choice</em>). */
public final class EventsApi {

    private final RecordedEvents events;
    private final RequestGuard guard;

    public EventsApi(RecordedEvents events, RequestGuard guard) {
        this.events = events;
        this.guard = guard;
    }

    public Seq<Route> routes(String basePath) {
        return Vector.of(new Route(
                "GET",
                basePath + "/events",
                guard.guarded(
                        Operation.LIST_EVENTS,
                        (admitted, request) ->
                                request.parameters().flatMap(this::list).map(Response::ok))));
    }

    private Either<Response, JsonObject> list(Parameters parameters) {
        return EventsQuery.parse(parameters.text("q").getOrElse(""))
                .mapLeft(mistake -> Response.error(ErrorKind.BAD_REQUEST, mistake))
                .flatMap(query -> new ListParameters(parameters).page().map(page -> {
                    Vector<Recorded> found = query.of(events.all());
                    JsonArrayBuilder records = Json.array();
                    found.drop((int) Math.min(page.offset(), found.length()))
                            .take(page.limit())
                            .forEach(event -> records.add(event.json()));
                    return Json.object()
                            .add("count", found.length())
                            .add("offset", page.offset())
                            .add("limit", page.limit())
                            .add("records", records)
                            .build();
                }));
    }
}
