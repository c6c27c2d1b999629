package dev.interventions.http;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.http.json.ResponseJson;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** What a response means that is no success. Its status alone decides, its body only lends its words. */
final class ErrorMapper {

    private static final int LONGEST_EXCERPT = 100;

    private final ResponseJson json;
    private final BaseUri baseUri;

    ErrorMapper(ResponseJson json, BaseUri baseUri) {
        this.json = json;
        this.baseUri = baseUri;
    }

    InterventionError on(Operation operation, Response response) {
        String message = "the service answers " + response.status() + said(response);
        return switch (response.status()) {
            case 401 -> new Refused.NotAuthenticated(message + ": check the access token");
            case 403 -> Refused.NotAllowed.withoutReason(message);
            case 404 -> notFound(operation, message);
            case 408 -> effect(operation, new Unavailable.ServiceFailed(message));
            case 409 -> new Refused.InProgress(message);
            case 422 -> unprocessable(operation, message);
            case 429 -> new Unavailable.RateLimited(response.retryAfter(), message);
            default -> other(operation, response.status(), message);
        };
    }

    /** The same for a response of 200 that can't be relied on; it is told in words of the service's too, and with its beginning. */
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

    /** The same for a response that came in time, but is too long to be decoded in time. */
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
                new Refused.EndpointNotFound(message + ": there is no API below " + baseUri.uri()
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

    private static InterventionError other(Operation operation, int status, String message) {
        if (status >= 400 && status < 500) {
            return new Refused.InvalidRequest(message);
        }
        return effect(
                operation,
                status >= 500 && status < 600
                        ? new Unavailable.ServiceFailed(message)
                        : new Unavailable.MalformedResponse(message + ", which it never should"));
    }

    /** Without a verdict, a write may have happened. */
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
