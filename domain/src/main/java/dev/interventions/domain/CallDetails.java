package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * Which call an error belongs to, for logs and requests to the service's support. It has no meaning for the program: the class of the error
 * alone says what happened. An adapter without a network gives {@link #NONE}.
 *
 * @param id the id of the call, which is also in the adapter's events and log
 * @param httpStatus the status of the service's response, if the error comes from one
 * @param requestId the id that the service gave the request, if its response has one
 */
public record CallDetails(Option<String> id, Option<Integer> httpStatus, Option<String> requestId) {

    /** Nothing is known about the call. */
    public static final CallDetails NONE = new CallDetails(Option.none(), Option.none(), Option.none());

    public CallDetails {
        requireNonNull(id, "id");
        requireNonNull(httpStatus, "httpStatus");
        requireNonNull(requestId, "requestId");
    }

    /** The same for the call with this id. */
    public CallDetails withId(String id) {
        return new CallDetails(Option.some(id), httpStatus, requestId);
    }
}
