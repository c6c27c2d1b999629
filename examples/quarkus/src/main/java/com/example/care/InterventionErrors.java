package com.example.care;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionException;
import dev.interventions.domain.Refused;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Responds with a problem detail (RFC 9457) to an error that a resource throws as an exception. */
@Provider
public class InterventionErrors implements ExceptionMapper<InterventionException> {

    private static final Map<Class<?>, Integer> REFUSALS = Map.of(
            Refused.InvalidRequest.class, 400,
            Refused.NotAllowed.class, 403,
            Refused.NotFound.class, 404,
            Refused.InProgress.class, 409);

    @Override
    public Response toResponse(InterventionException exception) {
        InterventionError error = exception.error();
        int status = status(error);
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of(
                        "status", status,
                        "error", error.getClass().getSimpleName(),
                        // The message of other errors may name what only this application should know.
                        "detail", status < 500 ? error.message() : "The service can't be used at the moment."))
                .build();
    }

    private static int status(InterventionError error) {
        return error.<Integer>fold(
                refused -> REFUSALS.getOrDefault(refused.getClass(), 502), unavailable -> 503, unknown -> 500);
    }
}
