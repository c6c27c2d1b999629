package dev.interventions.http.event;

import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Is notified of the calls of a client, for metrics, traces and the like. A host implements the methods that it needs,
 * and sets the listener with {@link dev.interventions.http.HttpSettings#withListener}. Methods, events' components and constants may be added.
 *
 * <p><b>No harm.</b> No call waits for a listener, and none fails with it. At most 8192 events wait for a slow listener; further ones
 * are dropped until it gets on, and {@link #missed} then says how many. What it throws, errors too, is swallowed, and logged at
 * debug level.
 *
 * <p><b>Threads.</b> A client calls its listener on one daemon thread of its own, one
 * event after the other. A listener that is set for several clients is called by as many threads.
 *
 * <p><b>Order.</b> The events of a call come in the order in which they happened, and {@link #ended} last; those of calls at the same
 * time come mixed. The thread is not the caller's: what belongs to a call is found by {@link HostCall#id}.
 *
 * <p><b>No promise.</b> After {@link dev.interventions.http.EngageClient#close()}, which doesn't wait for the listener,
 * waiting events are still delivered and then the thread ends; events of the calls that it ends may be lost. When the JVM ends,
 * waiting events are lost.
 *
 * <p><b>No secrets.</b> No event shows a token, a body, an id of the service's, or words of the service or of a customer.
 */
public interface HttpListener {

    /** An attempt to send a request has ended. */
    default void attempted(Attempted event) {}

    /** A call has waited before an attempt, for 1 ms or longer. */
    default void waited(Waited event) {}

    /** The service has answered an attempt with 429: it takes no more requests for now. */
    default void throttled(Throttled event) {}

    /** Finding out the lost outcome of a write has ended. */
    default void resolved(Resolved event) {}

    /**
     * A call has ended. Every call ends but those that throw, as after {@link dev.interventions.http.EngageClient#close()}; one that is refused before
     * anything is sent ends without attempts.
     */
    default void ended(Ended event) {}

    /** So many events were dropped, since the listener was slow. Told as soon as it gets on, before what still waits. */
    default void missed(long events) {}

    /**
     * One call of a host, for which several requests may be sent.
     *
     * @param id a short text that no other call in this JVM has; no secret, and no id of the service's
     * @param operation what the host called
     */
    record HostCall(String id, Operation operation) {}

    /**
     * An attempt that has ended.
     *
     * @param call the call for which it was made
     * @param request the operation of the request that was sent; finding out or explaining sends {@link Operation#GET} or {@link
     *     Operation#LIST}
     * @param purpose what the request is for
     * @param number 1 for the first attempt of this request
     * @param response the HTTP status, or what was seen if there was no response
     * @param duration from taking a connection to the end of the response, or until it was given up
     */
    record Attempted(
            HostCall call,
            Operation request,
            Purpose purpose,
            int number,
            Either<NoResponse, Integer> response,
            Duration duration) {}

    /** What a request is for. */
    enum Purpose {
        /** What the host called. */
        OPERATION,
        /** Finding out the lost outcome of a write. */
        RESOLUTION,
        /** Explaining a refusal. */
        EXPLANATION
    }

    /**
     * What was seen of an attempt without a response.
     *
     * @param error the simple name of the {@link dev.interventions.domain.Unavailable} that was seen, such as {@code Unreachable}
     * @param mayHaveArrived whether some of the request may have reached the service
     */
    record NoResponse(String error, boolean mayHaveArrived) {}

    /**
     * A wait that is over, whether or not an attempt could follow.
     *
     * @param call the call that has waited
     * @param reason what it has waited for
     * @param duration how long
     */
    record Waited(HostCall call, Reason reason, Duration duration) {}

    /** What a call waits for. */
    enum Reason {
        /** The request budget: its requests are used up, or the service has throttled. */
        BUDGET,
        /** A while before the next attempt, for what made the last one fail to pass. */
        BACK_OFF
    }

    /**
     * An attempt that was answered with 429.
     *
     * @param call the call for which it was made
     * @param retryAfter how long the service asks to wait, if it says so, {@link dev.interventions.http.HttpSettings#withMaxRetryAfter} at most
     */
    record Throttled(HostCall call, Option<Duration> retryAfter) {}

    /**
     * A lost outcome that was looked for.
     *
     * @param call the write whose response was lost
     * @param confirmed whether it was seen to have happened; if not, its effect remains unknown
     * @param duration how long finding out took, all its attempts and waits included
     */
    record Resolved(HostCall call, boolean confirmed, Duration duration) {}

    /**
     * A call that has ended.
     *
     * @param call the call
     * @param outcome what it gave to the host
     * @param error the simple name of the error's class if there was one, such as {@code NotFound} or {@code EffectUnknown}
     * @param attempts of all requests of the call
     * @param duration of all the call, waits included
     */
    record Ended(HostCall call, Outcome outcome, Option<String> error, int attempts, Duration duration) {}

    /** What a call gives to the host: a result, or a tier of {@link dev.interventions.domain.InterventionError}. */
    enum Outcome {
        RESULT,
        REFUSED,
        UNAVAILABLE,
        EFFECT_UNKNOWN
    }
}
