package dev.interventions.emulator.webhook;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.WebhookId;
import dev.interventions.emulator.api.ApiRequest;
import dev.interventions.emulator.api.ErrorKind;
import dev.interventions.emulator.api.ErrorResponse;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.RequestGuard.Admitted;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.PageJson;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;

/**
 * The documented operations on webhooks. A user has one access token (<em>choice</em>), so the webhooks of a token are those of its user.
 */
public final class WebhooksApi {

    private final World world;
    private final Webhooks webhooks;
    private final RequestGuard guard;

    public WebhooksApi(World world, Webhooks webhooks, RequestGuard guard) {
        this.world = world;
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
        Either<Response, JsonObject> perform(Call call);
    }

    /** A request, and the acting user. */
    private record Call(ApiRequest request, Parameters parameters, Actor actor) {

        Either<Response, WebhookId> id() {
            return request.id()
                    .get()
                    .flatMap(id -> WebhookId.parse(id)
                            .mapLeft(error -> Response.error(ErrorKind.NOT_FOUND, "there is no such webhook")));
        }
    }

    private Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return guard.guarded(
                operation,
                (admitted, request) -> request.parameters()
                        .flatMap(parameters -> actor(admitted).map(actor -> new Call(request, parameters, actor)))
                        .flatMap(endpoint::perform)
                        .peek(result -> reportEffect(operation, request))
                        .map(Response::ok));
    }

    private static void reportEffect(Operation operation, ApiRequest request) {
        if (operation.isWrite()) {
            request.applied().run();
        }
    }

    private Either<Response, Actor> actor(Admitted admitted) {
        return Actor.acting(admitted.user(), admitted.impersonated(), world::find)
                .mapLeft(ErrorResponse::to);
    }

    private Either<Response, JsonObject> list(Call call) {
        return new ListParameters(call.parameters())
                .page()
                .map(page -> PageJson.of(
                        Page.of(webhooks.listed(call.actor()), page),
                        webhook -> webhook.json().build()));
    }

    private Either<Response, JsonObject> create(Call call) {
        return result(
                webhooks.create(call.parameters(), Option.some(call.actor().id())));
    }

    private Either<Response, JsonObject> get(Call call) {
        return call.id().flatMap(id -> result(webhooks.find(id, call.actor())));
    }

    private Either<Response, JsonObject> update(Call call) {
        return call.id().flatMap(id -> result(webhooks.update(id, call.parameters(), call.actor())));
    }

    private Either<Response, JsonObject> delete(Call call) {
        return call.id().flatMap(id -> result(webhooks.delete(id, call.actor())));
    }

    private static Either<Response, JsonObject> result(Either<Refused, Webhook> outcome) {
        return outcome.bimap(WebhooksApi::refused, webhook -> webhook.json().build());
    }

    private static Response refused(Refused refusal) {
        return refusal instanceof Refused.InvalidRequest
                ? Response.error(ErrorKind.UNPROCESSABLE_ENTITY, refusal.message())
                : ErrorResponse.to(refusal);
    }
}
