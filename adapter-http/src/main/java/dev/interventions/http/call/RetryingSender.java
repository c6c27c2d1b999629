package dev.interventions.http.call;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.HttpListener.Reason;
import dev.interventions.http.redaction.FailureLog;
import dev.interventions.http.redaction.Redactor;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.reporting.CallReporter;
import dev.interventions.http.reporting.Interceptors;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.EncodedRequest;
import dev.interventions.http.transport.FailedAttempt;
import dev.interventions.http.transport.Response;
import dev.interventions.http.transport.Transport;
import dev.interventions.port.Operation;
import dev.interventions.port.budget.RequestBudget.Permit;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests within their deadline and the account's budget, and retries where that is safe ({@link StatusMeaning}, {@link
 * AttemptOutcome#mayRetry}).
 */
final class RetryingSender {

    private static final int MAX_ATTEMPTS = 3;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);

    private final CallSettings settings;
    private final Transport transport;
    private final ClientLifecycle lifecycle;
    private final Interceptors interceptors;

    RetryingSender(CallSettings settings, Transport transport, ClientLifecycle lifecycle, Interceptors interceptors) {
        this.settings = settings;
        this.transport = transport;
        this.lifecycle = lifecycle;
        this.interceptors = interceptors;
    }

    /** The response to this request, whatever its status, or the reason why there is none. */
    Either<InterventionError, Response> send(WireRequest request, Deadline deadline, CallReporter reporter) {
        return transport.encode(request.toSend()).flatMap(encoded -> send(request, encoded, deadline, reporter));
    }

    private Either<InterventionError, Response> send(
            WireRequest request, EncodedRequest encoded, Deadline deadline, CallReporter reporter) {
        Operation operation = request.operation();
        AttemptOutcome outcome = attempt(request, encoded, 1, deadline, reporter);
        boolean hasNewToken = false;
        for (int attempt = 1; outcome.wasAttempted() && !settings.sendsOnce(); attempt++) {
            boolean newTokenMayHelp = !hasNewToken && outcome.means(StatusMeaning.UNAUTHORIZED);
            boolean mayRetry = attempt < MAX_ATTEMPTS && outcome.mayRetry(operation);
            if (!newTokenMayHelp && !(mayRetry && backOff(attempt, outcome, deadline, reporter))) {
                break;
            }
            hasNewToken |= newTokenMayHelp;
            AttemptOutcome next = attempt(request, encoded, attempt + 1, deadline, reporter);
            if (!next.wasAttempted()) {
                // The error of the previous attempt says more than that there was no further attempt.
                break;
            }
            outcome = next;
        }
        return outcome.result(operation);
    }

    private AttemptOutcome attempt(
            WireRequest request, EncodedRequest encoded, int number, Deadline deadline, CallReporter reporter) {
        return token().flatMap(token -> permit(deadline, reporter)
                        .map(permit -> attempt(request, encoded, token, permit, number, deadline, reporter)))
                .getOrElseGet(AttemptOutcome.NotAttempted::new);
    }

    private AttemptOutcome attempt(
            WireRequest request,
            EncodedRequest encoded,
            Token token,
            Permit permit,
            int number,
            Deadline deadline,
            CallReporter reporter) {
        try (permit) {
            AttemptOutcome outcome = AttemptOutcome.of(
                    interceptors.isEmpty()
                            ? sent(request, encoded, token, number, deadline, reporter)
                            : interceptors.around(
                                    attempt(request, number, reporter),
                                    headers ->
                                            sent(request, encoded.adding(headers), token, number, deadline, reporter)));
            if (outcome.means(StatusMeaning.TOO_MANY_REQUESTS)) {
                throttled(outcome.received().flatMap(Response::retryAfter), reporter);
            }
            return outcome;
        }
    }

    private Attempt attempt(WireRequest request, int number, CallReporter reporter) {
        return new Attempt(
                reporter.call(),
                request.operation(),
                reporter.purpose(),
                number,
                request.method(),
                request.uriTemplate(),
                transport.uriOf(request.withoutCustomFieldValues().toSend()));
    }

    private Either<FailedAttempt, Response> sent(
            WireRequest request,
            EncodedRequest encoded,
            Token token,
            int number,
            Deadline deadline,
            CallReporter reporter) {
        Deadline attemptDeadline = settings.attemptDeadline(request.operation(), deadline);
        return reporter.attempting(
                request.operation(),
                number,
                () -> transport.attempt(encoded, token, attemptDeadline).map(this::withinMaxRetryAfter));
    }

    private Response withinMaxRetryAfter(Response response) {
        return response.limitingRetryAfter(settings.maxRetryAfter());
    }

    private void throttled(Option<Duration> retryAfter, CallReporter reporter) {
        settings.budget().throttled(settings.account(), retryAfter);
        reporter.throttled(retryAfter);
    }

    private Either<InterventionError, Permit> permit(Deadline deadline, CallReporter reporter) {
        Duration atMost = settings.waitsForBudget() ? deadline.left() : Duration.ZERO;
        Thread caller = Thread.currentThread();
        return Either.<InterventionError, Permit>narrow(reporter.waiting(
                        Reason.BUDGET,
                        () -> transport.cancellable(
                                () -> settings.budget().cancelWait(settings.account(), caller),
                                () -> settings.budget().acquire(settings.account(), settings.lane(), atMost))))
                .mapLeft(refusal -> lifecycle.cancellation().isCancelled() ? Transport.clientClosed() : refusal);
    }

    private Either<InterventionError, Token> token() {
        String value;
        try {
            value = settings.token().get();
        } catch (Throwable failure) {
            // Throwable, since a host's supplier may throw errors, and checked exceptions that it can't declare.
            return Either.left(tokenFailure(failure));
        }
        return Token.parse(value);
    }

    private static InterventionError tokenFailure(Throwable failure) {
        Redactor redactor = Redactor.forUnknownToken();
        FailureLog.log("the token supplier failed", failure, redactor);
        if (isInterrupt(failure)) {
            Thread.currentThread().interrupt();
        }
        String reason = redactor.reason(failure);
        return Thread.currentThread().isInterrupted()
                ? new Unavailable.Interrupted(
                        "the calling thread was interrupted in the token supplier, so nothing was sent: " + reason)
                : new Unavailable.TokenUnavailable("the token supplier failed, so nothing was sent: " + reason);
    }

    /**
     * Whether the calling thread was interrupted and its interrupt status cleared. An exception that a future wraps was thrown on another
     * thread.
     */
    private static boolean isInterrupt(Throwable failure) {
        boolean onAnotherThread = failure instanceof ExecutionException || failure instanceof CompletionException;
        return failure instanceof InterruptedException
                || (Redactor.causeOf(failure) instanceof InterruptedException && !onAnotherThread);
    }

    /** Waits before the next attempt. Returns false if there is no time left for one. */
    private boolean backOff(int attempt, AttemptOutcome outcome, Deadline deadline, CallReporter reporter) {
        // After a 429 the budget makes all callers wait.
        Duration pause = outcome.means(StatusMeaning.TOO_MANY_REQUESTS)
                ? Duration.ZERO
                : atLeastRetryAfter(jittered(attempt), outcome);
        return deadline.left().compareTo(pause) > 0 && reporter.waiting(Reason.BACK_OFF, () -> lifecycle.sleep(pause));
    }

    private static Duration atLeastRetryAfter(Duration pause, AttemptOutcome outcome) {
        return outcome.received()
                .flatMap(Response::retryAfter)
                .filter(asked -> asked.compareTo(pause) > 0)
                .getOrElse(pause);
    }

    /** Between half and all of a time that doubles with each attempt, so that callers that failed together don't retry together. */
    private static Duration jittered(int attempt) {
        long most = FIRST_BACK_OFF.toMillis() << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
