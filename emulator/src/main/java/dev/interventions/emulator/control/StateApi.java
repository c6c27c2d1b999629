package dev.interventions.emulator.control;

import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.Seed;
import dev.interventions.emulator.seed.SeedReader;
import dev.interventions.emulator.seed.StateWriter;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The requests for the whole state of a world and for its journal. */
final class StateApi {

    private final ControlledWorld controlled;

    StateApi(ControlledWorld controlled) {
        this.controlled = controlled;
    }

    Seq<Route> routes(String path) {
        return Vector.of(
                new Route("GET", path + "/state", request -> Response.ok(StateWriter.state(controlled.state()))),
                new Route("PUT", path + "/state", this::replace),
                new Route("POST", path + "/reset", request -> reset()),
                new Route(
                        "GET",
                        path + "/journal",
                        Arrangement.endpoint(parameters -> Arrangement.wholeNumber(parameters, "after")
                                .map(after -> journal(after.getOrElse(0L))))),
                new Route("DELETE", path + "/journal", request -> clearJournal()));
    }

    private Response replace(ApiRequest request) {
        return seedIn(request)
                .flatMap(seed -> Arrangement.unlessMistaken(() -> {
                    controlled.replace(seed);
                    return Either.<Response, JsonObject>right(StateWriter.state(controlled.state()));
                }))
                .fold(refusal -> refusal, Response::ok);
    }

    /** The state in the document that was sent, or the response to mistakes in it. */
    static Either<Response, Seed> seedIn(ApiRequest request) {
        return request.documentText()
                .flatMap(text ->
                        SeedReader.read(text).mapLeft(mistakes -> Arrangement.mistake(mistakes.mkString("; "))));
    }

    private Response reset() {
        controlled.reset();
        return Response.ok(Json.object().add("reset", true).build());
    }

    // ---- the journal ----

    private JsonObject journal(long after) {
        JsonArrayBuilder requests = Json.array();
        controlled
                .journal()
                .entries()
                .filter(entry -> entry.number() > after)
                .map(StateApi::request)
                .forEach(requests::add);
        return Json.object().add("requests", requests).build();
    }

    private static JsonObjectBuilder request(JournalEntry entry) {
        JsonObjectBuilder parameters = Json.object();
        entry.parameters().forEach((name, values) -> {
            JsonArrayBuilder texts = Json.array();
            values.forEach(texts::add);
            parameters.add(name, texts);
        });
        JsonObjectBuilder json = Json.object()
                .add("number", entry.number())
                .add("received_after_ms", entry.receivedAfter().toMillis())
                .add("method", entry.method())
                .add("path", entry.path())
                .add("parameters", parameters)
                .add("applied", entry.applied());
        entry.user().forEach(user -> json.add("user_id", user.value()));
        entry.status().forEach(status -> json.add("status", status));
        entry.took().forEach(time -> json.add("took_ms", time.toMillis()));
        return json;
    }

    private Response clearJournal() {
        controlled.journal().clear();
        return Response.ok(journal(0));
    }
}
