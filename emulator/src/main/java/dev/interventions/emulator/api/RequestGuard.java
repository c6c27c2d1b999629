package dev.interventions.emulator.api;

import dev.interventions.domain.Actor;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.conditions.FaultPlan;
import dev.interventions.emulator.conditions.Latency;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decides whether a request is admitted, and as which user it acts: checks the token, then the rate, then the impersonation (rule WIRE-11).
 */
public final class RequestGuard {

    private final World world;
    private final Tokens tokens;
    private final Option<RateLimit> limit;
    private final FaultPlan faults;
    private final Latency latency;

    /**
     * A guard of this world.
     *
     * @param limit the limit of admitted requests; unlimited if it is absent
     * @param faults the faults that disturb requests with the token of a user
     * @param latency the latency of each operation
     */
    public RequestGuard(World world, Tokens tokens, Option<RateLimit> limit, FaultPlan faults, Latency latency) {
        this.world = world;
        this.tokens = tokens;
        this.limit = limit;
        this.faults = faults;
        this.latency = latency;
    }

    /**
     * The user of an admitted request.
     *
     * @param user the user to whom the token belongs
     * @param impersonated the other user as whom the request acts, if it acts as another
     */
    public record Admitted(UserId user, Option<UserId> impersonated) {}

    /** Returns the response, or the response to an error. */
    public interface Endpoint {
        Either<Response, Response> perform(Admitted admitted, ApiRequest request);
    }

    Latency latency() {
        return latency;
    }

    /** Returns after the latency of an operation. */
    public void applyLatency() {
        latency.pass();
    }

    /** An endpoint that passes admitted requests to this one, unless a fault disturbs them. */
    public Route.Endpoint guarded(Operation operation, Endpoint endpoint) {
        return request -> tokenUser(request).fold(refusal -> refusal, user -> {
            Supplier<Response> performed = () -> withinLimit(user)
                    .flatMap(admitted -> acting(admitted, request))
                    .flatMap(admitted -> endpoint.perform(admitted, request))
                    .fold(refusal -> refusal, response -> response);
            return faults.next(operation)
                    .map(disturbance -> DisturbedResponse.of(disturbance, performed))
                    .getOrElse(performed);
        });
    }

    /** The acting user of this request, or the response that refuses it. */
    public Either<Response, UserId> actingUser(ApiRequest request) {
        return tokenUser(request)
                .flatMap(this::withinLimit)
                .flatMap(user -> acting(user, request))
                .map(admitted -> admitted.impersonated().getOrElse(admitted.user()));
    }

    private Either<Response, UserId> tokenUser(ApiRequest request) {
        return request.token()
                .flatMap(tokens::userOf)
                .filter(user -> world.find(user).isDefined())
                .toEither(() -> Response.error(
                        ErrorKind.UNAUTHORIZED,
                        "the request needs the token of a user, in Authorization or access_token"));
    }

    private Either<Response, UserId> withinLimit(UserId user) {
        return limit.forAll(RateLimit::admits) ? Either.right(user) : Either.left(ErrorResponse.rateLimited(Map.of()));
    }

    private Either<Response, Admitted> acting(UserId user, ApiRequest request) {
        return request.parameters()
                .flatMap(parameters -> parameters
                        .text("impersonated_user_id")
                        .map(other ->
                                impersonating(user, other).map(actor -> new Admitted(user, Option.some(actor.id()))))
                        .getOrElse(() -> Either.right(new Admitted(user, Option.none()))));
    }

    /** Checked here although the operation checks it too, since it takes precedence over the parameters. */
    private Either<Response, Actor> impersonating(UserId user, String other) {
        return UserId.parse(other)
                .flatMap(id -> Either.narrow(Actor.acting(user, Option.some(id), world::find)))
                .mapLeft(ErrorResponse::to);
    }
}
