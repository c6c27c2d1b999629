package dev.interventions.http;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Unavailable;
import dev.interventions.http.HttpListener.Reason;
import dev.interventions.port.budget.RequestBudget.Permit;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests within their deadline and the account's budget, and repeats an attempt where that is safe: a read for what passes
 * by itself, a write only if it is proven that the service never took it, and either once with a new token after a 401.
 */
final class RetryingSender {

    private static final int MOST_ATTEMPTS = 3;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);

    private final HttpSettings settings;
    private final Transport transport;
    private final ClientLifecycle lifecycle;
    private final TimeSource time;

    RetryingSender(HttpSettings settings, Transport transport, ClientLifecycle lifecycle, TimeSource time) {
        this.settings = settings;
        this.transport = transport;
        this.lifecycle = lifecycle;
        this.time = time;
    }

    /** The same, over the same connections, in another lane of the budget. */
    RetryingSender withLane(String lane) {
        return new RetryingSender(settings.withLane(lane), transport, lifecycle, time);
    }

    Deadline deadlineIn(Duration duration) {
        return Deadline.in(duration, time);
    }

    /** The response to this request, whatever its status; or why there is none. */
    Either<InterventionError, Response> send(WireRequest request, Deadline deadline, CallReporter recorder) {
        return transport
                .refusal(request)
                .<Either<InterventionError, Response>>map(Either::left)
                .getOrElse(() -> sendSendable(request, deadline, recorder));
    }

    private Either<InterventionError, Response> sendSendable(
            WireRequest request, Deadline deadline, CallReporter recorder) {
        Either<InterventionError, Either<FailedAttempt, Response>> attempted = attempt(request, 1, deadline, recorder);
        boolean hasNewToken = false;
        for (int attempt = 1; attempted.isRight() && !settings.sendsOnce(); attempt++) {
            Either<FailedAttempt, Response> seen = attempted.get();
            boolean newTokenMayHelp = !hasNewToken && hasStatus(seen, UNAUTHORIZED);
            if (!newTokenMayHelp
                    && !(mayBeRepeated(request, attempt, seen) && backOff(attempt, seen, deadline, recorder))) {
                break;
            }
            hasNewToken |= newTokenMayHelp;
            Either<InterventionError, Either<FailedAttempt, Response>> next =
                    attempt(request, attempt + 1, deadline, recorder);
            if (next.isLeft()) {
                // What the service has said counts for more than that it can't be asked again.
                break;
            }
            attempted = next;
        }
        return attempted.flatMap(seen -> seen.mapLeft(lost -> lost.of(request.operation())));
    }

    private static boolean mayBeRepeated(WireRequest request, int attempt, Either<FailedAttempt, Response> seen) {
        return attempt < MOST_ATTEMPTS && RetryPolicy.isSafe(request.operation(), seen);
    }

    private static boolean hasStatus(Either<FailedAttempt, Response> seen, int status) {
        return seen.exists(response -> response.status() == status);
    }

    private Either<InterventionError, Either<FailedAttempt, Response>> attempt(
            WireRequest request, int number, Deadline deadline, CallReporter recorder) {
        return token().flatMap(token -> permit(deadline, recorder).map(permit -> {
            try (permit) {
                Deadline ofAttempt = deadlineOfAttempt(request, deadline);
                Either<FailedAttempt, Response> outcome = recorder.attempting(
                        request.operation(),
                        number,
                        () -> transport.attempt(request, token, ofAttempt).map(this::withinMaxRetryAfter));
                outcome.toOption()
                        .filter(response -> response.status() == TOO_MANY_REQUESTS)
                        .forEach(response -> throttled(response.retryAfter(), recorder));
                return outcome;
            }
        }));
    }

    /** Should the response to a write not come, there has to be time for finding out what became of it. */
    Deadline deadlineOfAttempt(WireRequest request, Deadline deadline) {
        return request.operation().isWrite() && !settings.sendsOnce() ? deadline.leavingAQuarter() : deadline;
    }

    private Response withinMaxRetryAfter(Response response) {
        return response.retryingWithin(settings.maxRetryAfter());
    }

    private void throttled(Option<Duration> retryAfter, CallReporter recorder) {
        settings.budget().throttled(settings.account(), retryAfter);
        recorder.throttled(retryAfter);
    }

    private Either<InterventionError, Permit> permit(Deadline deadline, CallReporter recorder) {
        Duration atMost = settings.waitsForBudget() ? deadline.left() : Duration.ZERO;
        Thread caller = Thread.currentThread();
        return Either.<InterventionError, Permit>narrow(recorder.waiting(
                        Reason.BUDGET,
                        () -> transport.cancellable(
                                () -> settings.budget().cancelWait(settings.account(), caller),
                                () -> settings.budget().acquire(settings.account(), settings.lane(), atMost))))
                .mapLeft(refusal -> lifecycle.cancellation().isCancelled() ? Transport.closed() : refusal);
    }

    private Either<InterventionError, Token> token() {
        String value;
        try {
            value = settings.token().get();
        } catch (Throwable failure) {
            // Whatever it is: suppliers of hosts throw errors, and checked exceptions that they can't declare.
            return Either.left(withoutToken(failure));
        }
        return Token.parse(value);
    }

    private static InterventionError withoutToken(Throwable failure) {
        Redactor redactor = Redactor.ofUnknownToken();
        LoggingListener.failed("the token supplier failed", failure, redactor);
        if (isInterrupt(failure)) {
            Thread.currentThread().interrupt();
        }
        String reason = redactor.reason(failure);
        return Thread.currentThread().isInterrupted()
                ? new Unavailable.Interrupted(
                        "the calling thread was interrupted in the token supplier, so nothing was sent: " + reason)
                : new Unavailable.TokenUnavailable("the token supplier failed, so nothing was sent: " + reason);
    }

    /** Whether the calling thread was interrupted, and its flag cleared. What a future wraps happened to another thread. */
    private static boolean isInterrupt(Throwable failure) {
        boolean ofAnotherThread = failure instanceof ExecutionException || failure instanceof CompletionException;
        return failure instanceof InterruptedException
                || (Redactor.causeOf(failure) instanceof InterruptedException && !ofAnotherThread);
    }

    /** Waits a while before the next attempt; false if there is no time left for one. */
    private boolean backOff(
            int attempt, Either<FailedAttempt, Response> outcome, Deadline deadline, CallReporter recorder) {
        // After a 429 it is the budget that makes everyone wait.
        Duration pause = hasStatus(outcome, TOO_MANY_REQUESTS) ? Duration.ZERO : longer(jittered(attempt), outcome);
        return deadline.left().compareTo(pause) > 0 && recorder.waiting(Reason.BACK_OFF, () -> lifecycle.sleep(pause));
    }

    private static Duration longer(Duration pause, Either<FailedAttempt, Response> outcome) {
        return outcome.toOption()
                .flatMap(Response::retryAfter)
                .filter(asked -> asked.compareTo(pause) > 0)
                .getOrElse(pause);
    }

    /** Between half and all of a time that doubles with each attempt, so that callers who failed together don't come back together. */
    private static Duration jittered(int attempt) {
        long most = FIRST_BACK_OFF.toMillis() << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
