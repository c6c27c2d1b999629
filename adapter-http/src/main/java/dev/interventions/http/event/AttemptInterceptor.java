package dev.interventions.http.event;

import dev.interventions.http.event.HttpListener.HostCall;
import dev.interventions.http.event.HttpListener.NoResponse;
import dev.interventions.http.event.HttpListener.Purpose;
import dev.interventions.port.Operation;
import io.vavr.control.Either;
import java.net.URI;

/**
 * Is called around each attempt, on the thread of the call, so that a trace can be continued: it may add headers to the request, and
 * learns how the attempt ended. A host adds it with {@link dev.interventions.http.HttpSettings#addingInterceptor}. Its records may get
 * more components.
 *
 * <pre>{@code
 * AttemptInterceptor tracing = (attempt, headers) -> {
 *   Span span = startSpan(attempt.method() + " " + attempt.uriTemplate());
 *   headers.set("traceparent", span.traceparent());
 *   return ended -> span.end(ended.response());
 * };
 * }</pre>
 *
 * <p><b>When.</b> {@link #started} is called when the attempt has its token and its permit of the budget, before a connection is leased;
 * {@link Observation#ended} when the response was received or the attempt has failed. An attempt that gets no token or no permit isn't
 * one. Several interceptors are started in the order in which they were added, and ended in the opposite order.
 *
 * <p><b>No harm.</b> Whatever it throws is caught and logged at debug level, and the call continues; only a {@link VirtualMachineError}
 * is rethrown. The call waits for it, and can't interrupt it at its deadline.
 *
 * <p><b>Threads.</b> Concurrent calls use an interceptor concurrently. The two calls about one attempt are made by the same thread.
 *
 * <p><b>No secrets.</b> It sees no token, no body, and no value of a custom field; unlike a {@link HttpListener}, it sees ids of the
 * service, in {@link Attempt#uri}.
 */
@FunctionalInterface
public interface AttemptInterceptor {

    /**
     * An attempt begins.
     *
     * @param headers takes headers for this attempt, until this method returns
     * @return is notified of the end of the attempt
     */
    Observation started(Attempt attempt, HeaderSink headers);

    /**
     * An attempt that begins.
     *
     * @param call the call for which it is made
     * @param request the operation of the request; a look-up or an explanation sends {@link Operation#GET} or {@link Operation#LIST}
     * @param purpose what the request is for
     * @param number 1 for the first attempt of this request
     * @param method the HTTP method
     * @param uriTemplate the path below the base URI with a placeholder for an id, such as {@code /interventions/{id}/close}
     * @param uri the whole URI. The values of custom fields in it are replaced by {@code REDACTED}
     */
    record Attempt(
            HostCall call,
            Operation request,
            Purpose purpose,
            int number,
            String method,
            String uriTemplate,
            URI uri) {}

    /** Takes headers for one attempt. */
    interface HeaderSink {

        /**
         * Sets a header, in place of one with the same name from another interceptor or from the settings. A header that the adapter sets
         * itself, such as {@code Authorization}, {@code Host}, {@code Accept}, and those about the body or the connection, and one with an
         * invalid name or value is ignored; a warning is logged once.
         */
        void set(String name, String value);
    }

    /** An attempt that is being made. */
    @FunctionalInterface
    interface Observation {

        /** For interceptors that don't need to know how the attempt ends. */
        Observation NONE = result -> {};

        /** The attempt has ended. */
        void ended(Result result);
    }

    /**
     * How an attempt ended.
     *
     * @param response the HTTP status, or what was seen instead of a response
     */
    record Result(Either<NoResponse, Integer> response) {}
}
