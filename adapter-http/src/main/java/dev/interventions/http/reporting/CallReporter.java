package dev.interventions.http.reporting;

import dev.interventions.domain.InterventionError;
import dev.interventions.http.event.HttpListener;
import dev.interventions.http.event.HttpListener.Attempted;
import dev.interventions.http.event.HttpListener.Ended;
import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.NoResponse;
import dev.interventions.http.event.HttpListener.Outcome;
import dev.interventions.http.event.HttpListener.Purpose;
import dev.interventions.http.event.HttpListener.Reason;
import dev.interventions.http.event.HttpListener.Resolved;
import dev.interventions.http.event.HttpListener.Throttled;
import dev.interventions.http.event.HttpListener.Waited;
import dev.interventions.http.transport.FailedAttempt;
import dev.interventions.http.transport.Response;
import dev.interventions.http.transport.TimeSource;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;

/** Notifies the listeners of the events of one call. Used only by the thread of the call. */
public final class CallReporter {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final HostCall call;
    private final Seq<HttpListener> listeners;
    private final TimeSource time;
    private final long callStart;
    private Purpose purpose = Purpose.OPERATION;
    private int attempts;

    CallReporter(HostCall call, Seq<HttpListener> listeners, TimeSource time) {
        this.call = call;
        this.listeners = listeners;
        this.time = time;
        this.callStart = time.nanos();
    }

    public HostCall call() {
        return call;
    }

    /** What the requests are for that are sent now. */
    public Purpose purpose() {
        return purpose;
    }

    public Either<FailedAttempt, Response> attempting(
            Operation request, int number, Supplier<Either<FailedAttempt, Response>> attempt) {
        long start = time.nanos();
        Either<FailedAttempt, Response> outcome = attempt.get();
        attempts++;
        Attempted event = new Attempted(
                call, request, purpose, number, outcome.bimap(CallReporter::seen, Response::status), since(start));
        listeners.forEach(listener -> listener.attempted(event));
        return outcome;
    }

    static NoResponse seen(FailedAttempt failed) {
        return new NoResponse(failed.seen().getClass().getSimpleName(), failed.mayHaveArrived());
    }

    public <T> T waiting(Reason reason, Supplier<T> wait) {
        long start = time.nanos();
        T outcome = wait.get();
        Waited event = new Waited(call, reason, since(start));
        if (event.duration().compareTo(SHORTEST_WAIT) >= 0) {
            listeners.forEach(listener -> listener.waited(event));
        }
        return outcome;
    }

    public void throttled(Option<Duration> retryAfter) {
        Throttled event = new Throttled(call, retryAfter);
        listeners.forEach(listener -> listener.throttled(event));
    }

    public <T> Option<T> resolving(Supplier<Option<T>> lookup) {
        long start = time.nanos();
        Option<T> found = during(Purpose.RESOLUTION, lookup);
        Resolved event = new Resolved(call, found.isDefined(), since(start));
        listeners.forEach(listener -> listener.resolved(event));
        return found;
    }

    public <T> T explaining(Supplier<T> reading) {
        return during(Purpose.EXPLANATION, reading);
    }

    private <T> T during(Purpose other, Supplier<T> requests) {
        purpose = other;
        try {
            return requests.get();
        } finally {
            purpose = Purpose.OPERATION;
        }
    }

    /** Reports the end of the call. The outcome's error gets the id of the call. */
    public <T> Either<InterventionError, T> ended(Either<InterventionError, T> outcome) {
        Option<InterventionError> error = outcome.swap().toOption();
        Ended event = new Ended(
                call,
                error.map(CallReporter::tier).getOrElse(Outcome.RESULT),
                error.map(leaf -> leaf.getClass().getSimpleName()),
                attempts,
                since(callStart));
        listeners.forEach(listener -> listener.ended(event));
        return outcome.mapLeft(failure -> failure.withCall(failure.call().withId(call.id())));
    }

    private static Outcome tier(InterventionError error) {
        return error.fold(
                refused -> Outcome.REFUSED, unavailable -> Outcome.UNAVAILABLE, unknown -> Outcome.EFFECT_UNKNOWN);
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(time.nanos() - nanos);
    }
}
