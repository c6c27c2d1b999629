package dev.interventions.http.call;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.event.HttpListener.Reason;
import dev.interventions.http.redaction.FailureLog;
import dev.interventions.http.redaction.Redactor;
import dev.interventions.http.redaction.Token;
import dev.interventions.http.reporting.CallReporter;
import dev.interventions.http.transport.Deadline;
import dev.interventions.http.transport.EncodedRequest;
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

    RetryingSender(CallSettings settings, Transport transport, ClientLifecycle lifecycle) {
        this.settings = settings;
        this.transport = transport;
        this.lifecycle = lifecycle;
    }

    /** The response to this request, whatever its status, or the reason why there is none. */
    Either<InterventionError, Response> send(WireRequest request, Deadline deadline, CallReporter reporter) {
        return transport
                .encode(request.toSend())
                .flatMap(encoded -> send(request.operation(), encoded, deadline, reporter));
    }

    private Either<InterventionError, Response> send(
            Operation operation, EncodedRequest request, Deadline deadline, CallReporter reporter) {
        AttemptOutcome outcome = attempt(operation, request, 1, deadline, reporter);
        boolean hasNewToken = false;
        for (int attempt = 1; outcome.wasAttempted() && !settings.sendsOnce(); attempt++) {
            boolean newTokenMayHelp = !hasNewToken && outcome.means(StatusMeaning.UNAUTHORIZED);
            boolean mayRetry = attempt < MAX_ATTEMPTS && outcome.mayRetry(operation);
            if (!newTokenMayHelp && !(mayRetry && backOff(attempt, outcome, deadline, reporter))) {
                break;
            }
            hasNewToken |= newTokenMayHelp;
            AttemptOutcome next = attempt(operation, request, attempt + 1, deadline, reporter);
            if (!next.wasAttempted()) {
                // The error of the previous attempt says more than that there was no further attempt.
                break;
            }
            outcome = next;
        }
        return outcome.result(operation);
    }

    private AttemptOutcome attempt(
            Operation operation, EncodedRequest request, int number, Deadline deadline, CallReporter reporter) {
        return token().flatMap(token -> permit(deadline, reporter)
                        .map(permit -> attempt(operation, request, token, permit, number, deadline, reporter)))
                .getOrElseGet(AttemptOutcome.NotAttempted::new);
    }

    private AttemptOutcome attempt(
            Operation operation,
            EncodedRequest request,
            Token token,
            Permit permit,
            int number,
            Deadline deadline,
            CallReporter reporter) {
        try (permit) {
            Deadline attemptDeadline = settings.attemptDeadline(operation, deadline);
            AttemptOutcome outcome = AttemptOutcome.of(reporter.attempting(
                    operation,
                    number,
                    () -> transport.attempt(request, token, attemptDeadline).map(this::withinMaxRetryAfter)));
            if (outcome.means(StatusMeaning.TOO_MANY_REQUESTS)) {
                throttled(outcome.received().flatMap(Response::retryAfter), reporter);
            }
            return outcome;
        }
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
