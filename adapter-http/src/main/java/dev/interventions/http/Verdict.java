package dev.interventions.http;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.http.json.AnswerJson;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** What an answer means that is no success. Its status alone decides, its body only lends its words. */
final class Verdict {

    private static final int LONGEST_EXCERPT = 100;

    private final AnswerJson json;
    private final BaseUri baseUri;

    Verdict(AnswerJson json, BaseUri baseUri) {
        this.json = json;
        this.baseUri = baseUri;
    }

    InterventionError on(Operation operation, Answer answer) {
        String message = "the service answers " + answer.status() + said(answer);
        return switch (answer.status()) {
            case 401 -> new Refused.NotAuthenticated(message + ": check the access token");
            case 403 -> Refused.NotAllowed.withoutReason(message);
            case 404 -> notFound(operation, message);
            case 408 -> effect(operation, new Unavailable.ServiceFailed(message));
            case 409 -> new Refused.InProgress(message);
            case 422 -> unprocessable(operation, message);
            case 429 -> new Unavailable.RateLimited(answer.retryAfter(), message);
            default -> other(operation, answer.status(), message);
        };
    }

    /** The same for an answer of 200 that can't be relied on; it is told in words of the service's too, and with its beginning. */
    InterventionError on(Operation operation, Answer answer, Unavailable.MalformedAnswer malformed) {
        String reason = answer.token().quote(malformed.message());
        return effect(
                operation,
                new Unavailable.MalformedAnswer(
                        reason + beginning(answer), malformed.page().map(page -> redacted(page, answer.token()))));
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

    /** The same for an answer that came in time, but is too long to be decoded in time. */
    InterventionError onTooLate(Operation operation) {
        return effect(operation, new Unavailable.DeadlineExceeded("the answer could not be read in time"));
    }

    private static String beginning(Answer answer) {
        String excerpt = answer.token().quote(text(answer), LONGEST_EXCERPT);
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
                        : new Unavailable.MalformedAnswer(message + ", which it never should"));
    }

    /** Without a verdict, a write may have happened. */
    private static InterventionError effect(Operation operation, Unavailable seen) {
        return operation.isWrite() ? new EffectUnknown(seen) : seen;
    }

    private String said(Answer answer) {
        String words = answer.token()
                .quote(json.errorMessage(new ByteArrayInputStream(answer.body().beginning()))
                        .getOrElse(() -> text(answer)));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** The beginning of the body; what is no UTF-8 is replaced. */
    private static String text(Answer answer) {
        return new String(answer.body().beginning(), StandardCharsets.UTF_8);
    }
}
