package dev.interventions.emulator.control;

import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.seed.Seed;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The requests that list, add and remove tenants. They need no token. */
final class TenantsApi {

    private final TenantRegistry tenants;

    TenantsApi(TenantRegistry tenants) {
        this.tenants = tenants;
    }

    Seq<Route> routes(String path) {
        return Vector.of(
                new Route("GET", path + "/tenants", request -> Response.ok(names())),
                new Route("POST", path + "/tenants", this::add),
                new Route(
                        "DELETE",
                        path + "/tenants",
                        Arrangement.endpoint(parameters -> Arrangement.required(parameters, "name")
                                .map(name -> {
                                    tenants.remove(name);
                                    return names();
                                }))));
    }

    private JsonObject names() {
        JsonArrayBuilder names = Json.array();
        tenants.names().forEach(names::add);
        return Json.object().add("tenants", names).build();
    }

    private Response add(ApiRequest request) {
        return request.parameters()
                .flatMap(parameters -> Arrangement.required(parameters, "name"))
                .flatMap(name -> seedIn(request)
                        .flatMap(seed -> Arrangement.unlessMistaken(
                                () -> Either.<Response, Map<String, String>>right(tenants.add(name, seed))))
                        .map(tokens -> tenant(name, tokens)))
                .fold(refusal -> refusal, Response::ok);
    }

    private static Either<Response, Option<Seed>> seedIn(ApiRequest request) {
        return request.documentText()
                .flatMap(text -> text.isBlank()
                        ? Either.right(Option.none())
                        : StateApi.seedIn(request).map(Option::some));
    }

    private static JsonObject tenant(String name, Map<String, String> tokens) {
        JsonObjectBuilder byUser = Json.object();
        tokens.toVector().sortBy(pair -> pair._1).forEach(pair -> byUser.add(pair._1, pair._2));
        return Json.object().add("name", name).add("tokens", byUser).build();
    }
}
