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
        return transport
                .encode(request.toSend())
                .flatMap(encoded -> new Sending(request, encoded, deadline, reporter).response());
    }

    /** The attempts of one request. */
    private final class Sending {

        private final WireRequest request;
        private final EncodedRequest encoded;
        private final Deadline deadline;
        private final CallReporter reporter;

        private Sending(WireRequest request, EncodedRequest encoded, Deadline deadline, CallReporter reporter) {
            this.request = request;
            this.encoded = encoded;
            this.deadline = deadline;
            this.reporter = reporter;
        }

        private Either<InterventionError, Response> response() {
            Operation operation = request.operation();
            AttemptOutcome outcome = attempt(1);
            boolean hasNewToken = false;
            for (int number = 1; outcome.wasAttempted() && !settings.sendsOnce(); number++) {
                boolean newTokenMayHelp = !hasNewToken && outcome.means(StatusMeaning.UNAUTHORIZED);
                boolean mayRetry = number < MAX_ATTEMPTS && outcome.mayRetry(operation);
                if (!newTokenMayHelp && !(mayRetry && backOff(number, outcome))) {
                    break;
                }
                hasNewToken |= newTokenMayHelp;
                AttemptOutcome next = attempt(number + 1);
                if (!next.wasAttempted()) {
                    // The error of the previous attempt says more than that there was no further attempt.
                    break;
                }
                outcome = next;
            }
            return outcome.result(operation);
        }

        private AttemptOutcome attempt(int number) {
            return token().flatMap(token -> permit().map(permit -> attempt(number, token, permit)))
                    .getOrElseGet(AttemptOutcome.NotAttempted::new);
        }

        private AttemptOutcome attempt(int number, Token token, Permit permit) {
            try (permit) {
                AttemptOutcome outcome = AttemptOutcome.of(
                        interceptors.isEmpty()
                                ? sent(number, token, encoded)
                                : interceptors.around(
                                        intercepted(number), headers -> sent(number, token, encoded.adding(headers))));
                if (outcome.means(StatusMeaning.TOO_MANY_REQUESTS)) {
                    throttled(outcome.received().flatMap(Response::retryAfter));
                }
                return outcome;
            }
        }

        private Attempt intercepted(int number) {
            return new Attempt(
                    reporter.call(),
                    request.operation(),
                    reporter.purpose(),
                    number,
                    request.method(),
                    request.uriTemplate(),
                    transport.uriOf(request.redacted().toSend()));
        }

        private Either<FailedAttempt, Response> sent(int number, Token token, EncodedRequest toSend) {
            Deadline attemptDeadline = settings.attemptDeadline(request.operation(), deadline);
            return reporter.attempting(
                    request.operation(),
                    number,
                    () -> transport
                            .attempt(toSend, token, attemptDeadline)
                            .map(RetryingSender.this::withinMaxRetryAfter));
        }

        private void throttled(Option<Duration> retryAfter) {
            settings.budget().throttled(settings.account(), retryAfter);
            reporter.throttled(retryAfter);
        }

        private Either<InterventionError, Permit> permit() {
            Duration atMost = settings.waitsForBudget() ? deadline.left() : Duration.ZERO;
            Thread caller = Thread.currentThread();
            return Either.<InterventionError, Permit>narrow(reporter.waiting(
                            Reason.BUDGET,
                            () -> transport.cancellable(
                                    () -> settings.budget().cancelWait(settings.account(), caller),
                                    () -> settings.budget().acquire(settings.account(), settings.lane(), atMost))))
                    .mapLeft(refusal -> lifecycle.cancellation().isCancelled() ? Transport.clientClosed() : refusal);
        }

        /** Waits before the next attempt. Returns false if there is no time left for one. */
        private boolean backOff(int number, AttemptOutcome outcome) {
            // After a 429 the budget makes all callers wait.
            Duration pause = outcome.means(StatusMeaning.TOO_MANY_REQUESTS)
                    ? Duration.ZERO
                    : atLeastRetryAfter(jittered(number), outcome);
            return deadline.left().compareTo(pause) > 0
                    && reporter.waiting(Reason.BACK_OFF, () -> lifecycle.sleep(pause));
        }
    }

    private Response withinMaxRetryAfter(Response response) {
        return response.limitingRetryAfter(settings.maxRetryAfter());
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
