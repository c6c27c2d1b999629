package dev.interventions.http.call;

import dev.interventions.domain.CallDetails;
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
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Maps responses that are not a success to errors. The status alone decides which error it is; the body only adds to the message. */
final class ErrorMapper {

    private static final int MAX_EXCERPT_LENGTH = 100;

    private final ResponseJson json;
    private final URI baseUri;

    ErrorMapper(ResponseJson json, URI baseUri) {
        this.json = json;
        this.baseUri = baseUri;
    }

    InterventionError on(Operation operation, Response response) {
        String message = "the service answers " + response.status() + (isQuotable(operation) ? excerpt(response) : "");
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
            case UNDOCUMENTED ->
                new Unavailable.MalformedResponse(message + ", a status that its API doesn't document");
        };
        boolean mayHaveHappened = meaning.effect() == StatusMeaning.Effect.UNKNOWN;
        return from(
                response,
                mayHaveHappened && error instanceof Unavailable seen ? unknownIfWrite(operation, seen) : error);
    }

    /** The error with what the response says about its request. */
    private static InterventionError from(Response response, InterventionError error) {
        Token token = response.token();
        Option<String> requestId = response.requestId().map(token::redact).filter(id -> !id.isEmpty());
        return error.withCall(new CallDetails(Option.none(), Option.some(response.status()), requestId));
    }

    /** The error for a response with status 200 that can't be used. Its message quotes the beginning of the body. */
    InterventionError on(Operation operation, Response response, Unavailable.MalformedResponse malformed) {
        String reason = response.token().redact(malformed.message());
        Unavailable seen = new Unavailable.MalformedResponse(
                reason + (isQuotable(operation) ? beginning(response) : ""),
                malformed.page().map(page -> redacted(page, response.token())));
        return from(response, unknownIfWrite(operation, seen));
    }

    private static Page<Either<UnreadableRecord, Intervention>> redacted(
            Page<Either<UnreadableRecord, Intervention>> page, Token token) {
        return new Page<>(
                page.count(),
                page.offset(),
                page.limit(),
                page.records()
                        .map(record -> record.mapLeft(unreadable -> new UnreadableRecord(
                                unreadable.index(), unreadable.id(), token.redact(unreadable.reason())))));
    }

    /** The error for a response that was received in time but not decoded before the deadline. */
    InterventionError onDeadlineExceeded(Operation operation, Response response) {
        Unavailable seen = new Unavailable.DeadlineExceeded("the response could not be read in time");
        return from(response, unknownIfWrite(operation, seen));
    }

    /** Responses about webhooks show verify tokens, and may repeat a secret. */
    private static boolean isQuotable(Operation operation) {
        return switch (operation) {
            case LIST_WEBHOOKS, GET_WEBHOOK, CREATE_WEBHOOK, UPDATE_WEBHOOK, DELETE_WEBHOOK -> false;
            default -> true;
        };
    }

    private static String beginning(Response response) {
        String excerpt = response.token().redact(text(response), MAX_EXCERPT_LENGTH);
        return excerpt.isEmpty() ? "" : "; it begins with: " + excerpt;
    }

    /** These paths have no id, so a 404 can only mean that the API itself isn't there. */
    private InterventionError notFound(Operation operation, String message) {
        return switch (operation) {
            case CREATE,
                    ENGAGE,
                    LIST,
                    LIST_COMMENTS,
                    CREATE_WEBHOOK,
                    LIST_WEBHOOKS,
                    LIST_CATEGORIES,
                    LIST_CUSTOM_FIELDS,
                    LIST_USERS,
                    LIST_SOURCES,
                    LIST_EVENTS ->
                new Refused.EndpointNotFound(message + ": there is no API below " + baseUri
                        + ", check the base URI in the settings; usually the path /1.0 is missing");
            default -> new Refused.NotFound(message);
        };
    }

    private static InterventionError unprocessable(Operation operation, String message) {
        return switch (operation) {
            case CREATE, ENGAGE -> new Refused.NotOpenable(message);
            case COMPLETE, HANDOVER -> Refused.NotAllowed.withoutReason(message);
            case REASSIGN -> new Refused.UnknownUser(message);
            default -> new Refused.InvalidRequest(message);
        };
    }

    /** The error for an attempt without a response. */
    static InterventionError of(Operation operation, FailedAttempt failed) {
        return failed.mayHaveArrived() ? unknownIfWrite(operation, failed.seen()) : failed.seen();
    }

    /** A write whose response doesn't tell its effect may have happened. */
    private static InterventionError unknownIfWrite(Operation operation, Unavailable seen) {
        return operation.isWrite() ? new EffectUnknown(seen) : seen;
    }

    private String excerpt(Response response) {
        String words = response.token()
                .redact(json.errorMessage(
                                new ByteArrayInputStream(response.body().beginning()))
                        .getOrElse(() -> text(response)));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** The beginning of the body as UTF-8, with malformed bytes replaced. */
    private static String text(Response response) {
        return new String(response.body().beginning(), StandardCharsets.UTF_8);
    }
}
