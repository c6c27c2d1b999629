package dev.interventions.emulator;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import java.util.Map;

/** The response to an error. */
final class ErrorResponse {

    private ErrorResponse() {}

    static Response to(InterventionError error) {
        return error.fold(
                refused -> Response.error(kindOf(refused), refused.message()),
                ErrorResponse::unavailable,
                effectUnknown -> new Response.Withheld());
    }

    static Response rateLimited(Map<String, String> headers) {
        return Response.error(ErrorKind.RATE_LIMIT_EXCEEDED, "Rate limit exceeded", headers);
    }

    private static ErrorKind kindOf(Refused refused) {
        if (refused instanceof Refused.NotFound) {
            return ErrorKind.NOT_FOUND;
        }
        if (refused instanceof Refused.NotAllowed) {
            return ErrorKind.FORBIDDEN;
        }
        if (refused instanceof Refused.InProgress) {
            return ErrorKind.CONFLICT;
        }
        if (refused instanceof Refused.NotOpenable || refused instanceof Refused.UnknownUser) {
            return ErrorKind.UNPROCESSABLE_ENTITY;
        }
        if (refused instanceof Refused.NotAuthenticated) {
            return ErrorKind.UNAUTHORIZED;
        }
        return ErrorKind.BAD_REQUEST;
    }

    private static Response unavailable(Unavailable unavailable) {
        return unavailable instanceof Unavailable.RateLimited limited
                ? rateLimited(limited.retryAfter()
                        .map(pause -> Map.of("Retry-After", String.valueOf(pause.toSeconds())))
                        .getOrElse(Map.of()))
                : Response.error(ErrorKind.SERVICE_UNAVAILABLE, unavailable.message());
    }
}
