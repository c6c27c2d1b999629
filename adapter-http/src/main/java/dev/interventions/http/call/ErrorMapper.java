package dev.interventions.http.call;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.transport.FailedAttempt;
import dev.interventions.http.transport.Response;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The error for a response that is not a success. The status alone decides which; the body only adds to the message. */
public final class ErrorMapper {

    private static final int LONGEST_EXCERPT = 100;

    private final ResponseJson json;
    private final URI baseUri;

    public ErrorMapper(ResponseJson json, URI baseUri) {
        this.json = json;
        this.baseUri = baseUri;
    }

    InterventionError on(Operation operation, Response response) {
        String message = "the service answers " + response.status() + said(response);
        StatusMeaning meaning = StatusMeaning.of(response.status());
        InterventionError error = switch (meaning) {
            case UNAUTHORIZED -> new Refused.NotAuthenticated(message + ": check the access token");
            case FORBIDDEN -> Refused.NotAllowed.withoutReason(message);
            case NOT_FOUND -> notFound(operation, message);
            case CONFLICT -> new Refused.InProgress(message);
            case UNPROCESSABLE -> unprocessable(operation, message);
            case TOO_MANY_REQUESTS -> new Unavailable.RateLimited(response.retryAfter(), message);
            case OTHER_CLIENT_ERROR -> new Refused.InvalidRequest(message);
            case REQUEST_TIMEOUT, GATEWAY_FAILED, OTHER_SERVER_ERROR -> new Unavailable.ServiceFailed(message);
            case NOT_IN_THE_PROTOCOL -> new Unavailable.MalformedResponse(message + ", which it never should");
        };
        return meaning.effect() == StatusMeaning.Effect.UNKNOWN && error instanceof Unavailable seen
                ? effect(operation, seen)
                : error;
    }

    /** The error for a response of 200 that can't be used. Its message has the beginning of the body. */
    InterventionError on(Operation operation, Response response, Unavailable.MalformedResponse malformed) {
        String reason = response.token().quote(malformed.message());
        return effect(
                operation,
                new Unavailable.MalformedResponse(
                        reason + beginning(response), malformed.page().map(page -> redacted(page, response.token()))));
    }

    private static Page<Either<UnreadableRecord, Intervention>> redacted(
            Page<Either<UnreadableRecord, Intervention>> page, Token token) {
        return new Page<>(
                page.count(),
                page.offset(),
                page.limit(),
                page.records()
                        .map(record -> record.mapLeft(unreadable -> new UnreadableRecord(
                                unreadable.index(), unreadable.id(), token.quote(unreadable.reason())))));
    }

    /** The error for a response that came in time, but was not decoded before the deadline. */
    InterventionError onTooLate(Operation operation) {
        return effect(operation, new Unavailable.DeadlineExceeded("the response could not be read in time"));
    }

    private static String beginning(Response response) {
        String excerpt = response.token().quote(text(response), LONGEST_EXCERPT);
        return excerpt.isEmpty() ? "" : "; it begins with: " + excerpt;
    }

    /** Where the path has no id, there is nothing but the API itself that can be missing. */
    private InterventionError notFound(Operation operation, String message) {
        return switch (operation) {
            case CREATE, LIST ->
                new Refused.EndpointNotFound(message + ": there is no API below " + baseUri
                        + ", check the base URI in the settings; mostly its path is missing, which is /1.0");
            default -> new Refused.NotFound(message);
        };
    }

    private static InterventionError unprocessable(Operation operation, String message) {
        return switch (operation) {
            case CREATE -> new Refused.NotOpenable(message);
            case REASSIGN -> new Refused.UnknownUser(message);
            default -> new Refused.InvalidRequest(message);
        };
    }

    /** The error for an attempt without a response. */
    static InterventionError of(Operation operation, FailedAttempt failed) {
        return failed.mayHaveArrived() ? effect(operation, failed.seen()) : failed.seen();
    }

    /** Where the effect is unknown, a write may have happened. */
    private static InterventionError effect(Operation operation, Unavailable seen) {
        return operation.isWrite() ? new EffectUnknown(seen) : seen;
    }

    private String said(Response response) {
        String words = response.token()
                .quote(json.errorMessage(
                                new ByteArrayInputStream(response.body().beginning()))
                        .getOrElse(() -> text(response)));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** The beginning of the body; what is no UTF-8 is replaced. */
    private static String text(Response response) {
        return new String(response.body().beginning(), StandardCharsets.UTF_8);
    }
}
