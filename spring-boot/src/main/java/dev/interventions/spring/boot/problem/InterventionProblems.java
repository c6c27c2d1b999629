package dev.interventions.spring.boot.problem;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import dev.interventions.domain.Unavailable;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Errors as problem details (RFC 9457), for a host's own HTTP clients. Errors that only the host can correct, such as those of its token or
 * its base URI, are a 502 or 503, and not a 401 or 404.
 *
 * <table>
 * <caption>Statuses</caption>
 * <tr><th>error</th><th>status</th></tr>
 * <tr><td>{@code InvalidRequest}</td><td>400</td></tr>
 * <tr><td>{@code NotAllowed}</td><td>403</td></tr>
 * <tr><td>{@code NotFound}</td><td>404</td></tr>
 * <tr><td>{@code InProgress}</td><td>409</td></tr>
 * <tr><td>{@code NotOpenable}, {@code UnknownUser}</td><td>422</td></tr>
 * <tr><td>{@code NotSupported}</td><td>501</td></tr>
 * <tr><td>{@code NotAuthenticated}, {@code EndpointNotFound}, {@code MalformedResponse}, {@code ServiceFailed}</td><td>502</td></tr>
 * <tr><td>{@code DeadlineExceeded}</td><td>504</td></tr>
 * <tr><td>all others of {@code Unavailable}</td><td>503</td></tr>
 * <tr><td>{@code EffectUnknown}</td><td>500</td></tr>
 * </table>
 *
 * <p>Each has the properties {@code error} (the simple name of the error's class) and {@code tier} ({@code refused}, {@code unavailable} or
 * {@code effect-unknown}); {@code NotAllowed} has {@code rules}, the ids of the rules shown broken. The detail is the error's message for
 * statuses below 500. Others may name what only the host should know, and have a fixed detail.
 */
public final class InterventionProblems {

    private static final Map<Class<?>, HttpStatus> STATUSES = Map.ofEntries(
            Map.entry(Refused.InvalidRequest.class, HttpStatus.BAD_REQUEST),
            Map.entry(NotAllowed.class, HttpStatus.FORBIDDEN),
            Map.entry(Refused.NotFound.class, HttpStatus.NOT_FOUND),
            Map.entry(Refused.InProgress.class, HttpStatus.CONFLICT),
            Map.entry(Refused.NotOpenable.class, HttpStatus.valueOf(422)),
            Map.entry(Refused.UnknownUser.class, HttpStatus.valueOf(422)),
            Map.entry(Refused.NotSupported.class, HttpStatus.NOT_IMPLEMENTED),
            Map.entry(Refused.NotAuthenticated.class, HttpStatus.BAD_GATEWAY),
            Map.entry(Refused.EndpointNotFound.class, HttpStatus.BAD_GATEWAY),
            Map.entry(Unavailable.MalformedResponse.class, HttpStatus.BAD_GATEWAY),
            Map.entry(Unavailable.ServiceFailed.class, HttpStatus.BAD_GATEWAY),
            Map.entry(Unavailable.DeadlineExceeded.class, HttpStatus.GATEWAY_TIMEOUT),
            Map.entry(EffectUnknown.class, HttpStatus.INTERNAL_SERVER_ERROR));

    private InterventionProblems() {}

    /** The problem detail of an error. */
    public static ProblemDetail of(InterventionError error) {
        HttpStatus status = STATUSES.getOrDefault(error.getClass(), HttpStatus.SERVICE_UNAVAILABLE);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, status.is4xxClientError() ? error.message() : fixedDetail(error));
        problem.setProperty("error", error.getClass().getSimpleName());
        problem.setProperty(
                "tier",
                error.<String>fold(refused -> "refused", unavailable -> "unavailable", unknown -> "effect-unknown"));
        if (error instanceof NotAllowed notAllowed) {
            problem.setProperty(
                    "rules", notAllowed.broken().map(Rule::id).toSortedSet().toJavaList());
        }
        return problem;
    }

    private static String fixedDetail(InterventionError error) {
        return error.fold(
                refused -> "The service refused the request of this application. Nothing changed.",
                unavailable -> "The service is not available. Nothing changed: try again later.",
                unknown -> "The change may or may not have been made: look before trying again.");
    }
}
