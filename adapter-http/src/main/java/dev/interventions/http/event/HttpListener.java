package dev.interventions.http.event;

import dev.interventions.port.Operation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Is notified of the calls of a client, for metrics and the like; for traces, see {@link AttemptInterceptor}. A host implements the methods that it needs, and sets the
 * listener with {@link dev.interventions.http.HttpSettings#addingListener}. Methods, events' components and constants may be added.
 *
 * <p><b>No harm.</b> No call waits for a listener, and no call fails because of it. At most 8192 events wait for a slow listener; further
 * events are dropped until it has caught up, and {@link #missed} then reports how many. Whatever it throws, errors included, is caught and
 * logged at debug level.
 *
 * <p><b>Threads.</b> Each client calls each listener on a daemon thread of its own, one event after the other. A listener that is set for
 * several clients is called by several threads.
 *
 * <p><b>Order.</b> The events of a call are delivered in the order in which they happened, {@link #ended} last; those of concurrent calls
 * are interleaved. The thread is not the caller's: use {@link HostCall#id} to relate events to a call.
 *
 * <p><b>Not promised.</b> After {@link dev.interventions.http.EngageClient#close()}, which doesn't wait for the listener, waiting events
 * are still delivered, and then the thread ends; events of the calls that it ended may be lost. When the JVM ends, waiting events are lost.
 *
 * <p><b>No secrets.</b> No event contains a token, a body, an id of the service, or text of the service or of a customer.
 */
public interface HttpListener {

    /** An attempt to send a request has ended. */
    default void attempted(Attempted event) {}

    /** A call has waited before an attempt, for 1 ms or longer. */
    default void waited(Waited event) {}

    /** The service has responded to an attempt with 429: it accepts no more requests for now. */
    default void throttled(Throttled event) {}

    /** The look-up of the outcome of a write has ended. */
    default void resolved(Resolved event) {}

    /**
     * A call has ended. This is reported for every call that doesn't throw (as one does after {@link
     * dev.interventions.http.EngageClient#close()}); a call that is refused before anything is sent ends without attempts.
     */
    default void ended(Ended event) {}

    /**
     * This many events were dropped, since the listener was slow. Reported as soon as it has caught up, before the events that still wait.
     */
    default void missed(long events) {}

    /**
     * One call of a host, for which several requests may be sent.
     *
     * @param id a short text that no other call in this JVM has; neither a secret nor an id of the service. The error of the call has it
     *     too ({@link dev.interventions.domain.InterventionError#call}), and so have the lines of the debug log about its events
     * @param operation what the host called
     */
    record HostCall(String id, Operation operation) {}

    /**
     * An attempt that has ended.
     *
     * @param call the call for which it was made
     * @param request the operation of the request that was sent; a look-up or an explanation sends {@link Operation#GET} or {@link
     *     Operation#LIST}
     * @param purpose what the request is for
     * @param number 1 for the first attempt of this request
     * @param response the HTTP status, or what was seen instead of a response
     * @param duration from leasing a connection to the end of the response or of the attempt
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
        /** The operation that the host called. */
        OPERATION,
        /** Looking up the outcome of a write. */
        RESOLUTION,
        /** Explaining a refusal. */
        EXPLANATION
    }

    /**
     * What was seen instead of a response.
     *
     * @param error the simple name of the {@link dev.interventions.domain.Unavailable} that was seen, such as {@code Unreachable}
     * @param mayHaveArrived whether a part of the request may have reached the service
     */
    record NoResponse(String error, boolean mayHaveArrived) {}

    /**
     * A wait that is over, whether or not an attempt could follow.
     *
     * @param call the call that has waited
     * @param reason what it waited for
     * @param duration how long
     */
    record Waited(HostCall call, Reason reason, Duration duration) {}

    /** What a call waits for. */
    enum Reason {
        /** The request budget: its requests are used up, or the service has throttled. */
        BUDGET,
        /** The time between a failed attempt and the next one. */
        BACK_OFF
    }

    /**
     * An attempt with the response 429.
     *
     * @param call the call for which it was made
     * @param retryAfter how long the service asks to wait, if it says so, {@link dev.interventions.http.HttpSettings#withMaxRetryAfter} at
     *     most
     */
    record Throttled(HostCall call, Option<Duration> retryAfter) {}

    /**
     * The outcome of a write that was looked up.
     *
     * @param call the write whose response was lost or unusable
     * @param confirmed whether the write was seen to have happened; if not, its effect remains unknown
     * @param duration how long the look-up took, with all its attempts and waits
     */
    record Resolved(HostCall call, boolean confirmed, Duration duration) {}

    /**
     * A call that has ended.
     *
     * @param call the call
     * @param outcome its outcome
     * @param error the simple name of the error's class if there was one, such as {@code NotFound} or {@code EffectUnknown}
     * @param attempts the number of attempts of all its requests
     * @param duration how long the whole call took, with its waits
     */
    record Ended(HostCall call, Outcome outcome, Option<String> error, int attempts, Duration duration) {}

    /** The outcome of a call: a result, or a tier of {@link dev.interventions.domain.InterventionError}. */
    enum Outcome {
        RESULT,
        REFUSED,
        UNAVAILABLE,
        EFFECT_UNKNOWN
    }
}
