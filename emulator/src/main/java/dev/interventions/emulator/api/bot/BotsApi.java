package dev.interventions.emulator.api.bot;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.emulator.api.ErrorResponse;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.emulator.json.InterventionLines;
import dev.interventions.emulator.json.Json;
import dev.interventions.inmemory.InMemoryBots;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import dev.interventions.port.bot.Bots;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;

/** The documented operations of bots. */
public final class BotsApi {

    private static final int STATUS = 200;

    private final World world;
    private final RequestGuard guard;
    private final InterventionLines json;

    public BotsApi(World world, RequestGuard guard, InterventionJson json) {
        this.world = world;
        this.guard = guard;
        this.json = new InterventionLines(json);
    }

    public Seq<Route> routes(String basePath) {
        String bots = basePath + "/bots";
        return Vector.of(
                new Route("POST", bots + "/engage", guarded(Operation.ENGAGE, this::engage)),
                new Route("POST", bots + "/complete", guarded(Operation.COMPLETE, BotsApi::complete)),
                new Route("POST", bots + "/handover", guarded(Operation.HANDOVER, BotsApi::handover)));
    }

    /** Returns the response, or the response to an error. */
    private interface Endpoint {
        Either<Response, Response> perform(Bots bots, Parameters parameters);
    }

    private Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return guard.guarded(operation, (admitted, request) -> {
            InMemoryBots own = world.bots(admitted.user())
                    .reportingEffectsTo(write -> request.applied().run());
            guard.applyLatency();
            Bots bots = admitted.impersonated().map(own::actingAs).getOrElse(own);
            return request.parameters().flatMap(parameters -> endpoint.perform(bots, parameters));
        });
    }

    private Either<Response, Response> engage(Bots bots, Parameters parameters) {
        return parameters
                .required("content_id", ContentId::parse)
                .flatMap(content -> bots.engage(content).mapLeft(BotsApi::refused))
                .map(intervention -> Response.ok(json.intervention(intervention)));
    }

    private static Either<Response, Response> complete(Bots bots, Parameters parameters) {
        return parameters
                .required("intervention_id", InterventionId::parse)
                .flatMap(id -> BotParameters.completion(parameters)
                        .flatMap(completion -> bots.complete(id, completion).mapLeft(BotsApi::refused)))
                .map(completed -> acknowledged(completed.acknowledgement().getOrElse(Acknowledgement.SUCCESS)));
    }

    private static Either<Response, Response> handover(Bots bots, Parameters parameters) {
        return BotParameters.handover(parameters)
                .flatMap(handover -> bots.handover(handover).mapLeft(BotsApi::refused))
                .map(BotsApi::acknowledged);
    }

    /** As in the guide's sample, where the status is a number. */
    private static Response acknowledged(Acknowledgement acknowledgement) {
        JsonObject body = Json.object()
                .add("status", STATUS)
                .add("message", acknowledgement.message().getOrElse(""))
                .build();
        return Response.ok(body);
    }

    /** All refusals have the one status that is documented for them; for a handover, this is a <em>choice</em>. */
    private static Response refused(InterventionError error) {
        return error instanceof Refused ? ErrorResponse.unprocessable(error) : ErrorResponse.to(error);
    }
}
