package dev.interventions.emulator.api;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the responses to errors. */
public final class ErrorResponse {

    // The name that the Javadoc of EngageEmulator promises.
    private static final System.Logger LOG = System.getLogger("dev.interventions.emulator");

    private ErrorResponse() {}

    /** The result of this work. If it throws, which is a defect in the emulator, the response is a 500 and the exception is logged. */
    static <T> Either<Response, T> unlessDefect(Supplier<Either<Response, T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed because of a defect in the emulator", e);
            return Either.left(Response.error(ErrorKind.INTERNAL_SERVER_ERROR, "the emulator has a defect: " + e));
        }
    }

    public static Response to(InterventionError error) {
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

    /** The response to parameters that can't be processed. */
    public static Response unprocessable(InterventionError defect) {
        return Response.error(ErrorKind.UNPROCESSABLE_ENTITY, defect.message());
    }
}
