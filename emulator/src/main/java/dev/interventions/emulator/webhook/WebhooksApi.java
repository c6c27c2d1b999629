package dev.interventions.emulator.webhook;

import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.Json;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/**
 * The documented operations on webhooks. Each user sees and changes all of them, as if everybody had the permission {@code
 * manage_api_access_tokens} (<em>choice</em>).
 */
public final class WebhooksApi {

    private final Webhooks webhooks;
    private final RequestGuard guard;

    public WebhooksApi(Webhooks webhooks, RequestGuard guard) {
        this.webhooks = webhooks;
        this.guard = guard;
    }

    public Seq<Route> routes(String basePath) {
        String all = basePath + "/webhooks";
        String one = all + "/{id}";
        return Vector.of(
                new Route("GET", all, guarded(Operation.LIST_WEBHOOKS, this::list)),
                new Route("POST", all, guarded(Operation.CREATE_WEBHOOK, this::create)),
                new Route("GET", one, guarded(Operation.GET_WEBHOOK, this::get)),
                new Route("PUT", one, guarded(Operation.UPDATE_WEBHOOK, this::update)),
                new Route("DELETE", one, guarded(Operation.DELETE_WEBHOOK, this::delete)));
    }

    private interface Endpoint {
        Either<Response, JsonObject> perform(ApiRequest request, Parameters parameters);
    }

    private Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return guard.guarded(
                operation,
                (admitted, request) -> request.parameters()
                        .flatMap(parameters -> endpoint.perform(request, parameters))
                        .map(Response::ok));
    }

    /** Active ones first, those for staging before others, and then in the order of their creation (<em>choice</em>). */
    private Either<Response, JsonObject> list(ApiRequest request, Parameters parameters) {
        return new ListParameters(parameters).page().map(page -> {
            Vector<Webhook> sorted = webhooks.all()
                    .map(Webhooks.Registered::webhook)
                    .sortBy(webhook -> (webhook.active() ? 0 : 2) + (webhook.stagingUse() ? 0 : 1));
            JsonArrayBuilder records = Json.array();
            sorted.drop((int) Math.min(page.offset(), sorted.length()))
                    .take(page.limit())
                    .forEach(webhook -> records.add(webhook.json()));
            return Json.object()
                    .add("count", sorted.length())
                    .add("offset", page.offset())
                    .add("limit", page.limit())
                    .add("records", records)
                    .build();
        });
    }

    private Either<Response, JsonObject> create(ApiRequest request, Parameters parameters) {
        return result(webhooks.create(parameters));
    }

    private Either<Response, JsonObject> get(ApiRequest request, Parameters parameters) {
        return id(request)
                .flatMap(id -> found(webhooks.find(id)))
                .map(webhook -> webhook.json().build());
    }

    private Either<Response, JsonObject> update(ApiRequest request, Parameters parameters) {
        return id(request).flatMap(id -> found(webhooks.update(id, parameters))).flatMap(WebhooksApi::result);
    }

    private Either<Response, JsonObject> delete(ApiRequest request, Parameters parameters) {
        return id(request)
                .flatMap(id -> found(webhooks.delete(id)))
                .map(webhook -> webhook.json().build());
    }

    private static Either<Response, String> id(ApiRequest request) {
        return request.id().get();
    }

    private static <T> Either<Response, T> found(Option<T> webhook) {
        return webhook.toEither(() -> Response.error(ErrorKind.NOT_FOUND, "there is no such webhook"));
    }

    private static Either<Response, JsonObject> result(Either<String, Webhook> outcome) {
        return outcome.bimap(
                mistake -> Response.error(ErrorKind.UNPROCESSABLE_ENTITY, mistake),
                webhook -> webhook.json().build());
    }
}
