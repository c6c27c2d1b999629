package dev.interventions.emulator.api;

import dev.interventions.domain.Actor;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.conditions.RateLimit;
import dev.interventions.inmemory.InMemoryInterventions;
import dev.interventions.inmemory.InMemoryReferenceData;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;

/** Decides who may call the API, and as which user: checks the token, then the rate, then the impersonation (rule WIRE-11). */
final class RequestGuard {

    private final World world;
    private final Tokens tokens;
    private final Option<RateLimit> limit;

    RequestGuard(World world, Tokens tokens, Option<RateLimit> limit) {
        this.world = world;
        this.tokens = tokens;
        this.limit = limit;
    }

    /** The interventions as the acting user of this request, which has the token of this user, sees them. */
    Either<Response, Interventions> admit(UserId user, ApiRequest request) {
        return withinLimit(user).flatMap(admitted -> acting(admitted, request));
    }

    /** The reference data as the acting user of an admitted request sees it. */
    ReferenceData referenceData(UserId user, Parameters parameters) {
        InMemoryReferenceData own = world.referenceData(user);
        return parameters
                .text("impersonated_user_id")
                .map(other -> own.actingAs(UserId.of(other)))
                .getOrElse(own);
    }

    /** The user to whom the token of this request belongs. */
    Either<Response, UserId> tokenUser(ApiRequest request) {
        return request.token()
                .flatMap(tokens::userOf)
                .filter(user -> world.find(user).isDefined())
                .toEither(() -> Response.error(ErrorKind.UNAUTHORIZED, "a token that belongs to a user is needed"));
    }

    private Either<Response, UserId> withinLimit(UserId user) {
        return limit.forAll(RateLimit::admits) ? Either.right(user) : Either.left(ErrorResponse.rateLimited(Map.of()));
    }

    private Either<Response, Interventions> acting(UserId user, ApiRequest request) {
        InMemoryInterventions own =
                world.as(user).reportingEffectsTo(write -> request.applied().run());
        return request.parameters()
                .flatMap(parameters -> parameters
                        .text("impersonated_user_id")
                        .map(other -> impersonating(user, other).map(actor -> own.actingAs(actor.id())))
                        .getOrElse(() -> Either.right(own)));
    }

    /** Asked here, although the operation asks again, since it takes precedence over the parameters. */
    private Either<Response, Actor> impersonating(UserId user, String other) {
        return UserId.parse(other)
                .flatMap(id -> Either.narrow(Actor.acting(user, Option.some(id), world::find)))
                .mapLeft(ErrorResponse::to);
    }
}
