package dev.interventions.reliability;

import java.util.Set;

/** The client's view of a fault, and the outcome of its calls: {@code "Right"}, or the name of an error. */
enum ObservedOutcome {
    /** A complete response. */
    RESPONSE("Right", "Right"),
    /** No connection, so nothing was sent. */
    NO_CONNECTION("Unreachable", "Unreachable"),
    /** The connection broke. */
    BROKEN("Right", "Unreachable"),
    /** No response in time. */
    SILENCE("DeadlineExceeded", "DeadlineExceeded"),
    /** A response that can't be relied on. */
    UNUSABLE("MalformedResponse", "MalformedResponse"),
    /** A record with a wrong state: only a write that requested another state can detect it. */
    FALSE_STATE("Right", "Right"),
    /** 502, 503, 504. */
    BAD_GATEWAY("Right", "ServiceFailed"),
    /** Another status that means that the service failed. */
    FAILURE("ServiceFailed", "ServiceFailed"),
    /** 401: the service did not accept the request. */
    UNAUTHORIZED("Right", "NotAuthenticated"),
    /** 429: the service did not accept the request. */
    THROTTLED("Right", "RateLimited"),
    /** A status of 4xx, from any sender. */
    REFUSED("InvalidRequest", "InvalidRequest");

    private final String readMeetingItOnce;
    private final String readMeetingNothingElse;

    ObservedOutcome(String readMeetingItOnce, String readMeetingNothingElse) {
        this.readMeetingItOnce = readMeetingItOnce;
        this.readMeetingNothingElse = readMeetingNothingElse;
    }

    /** Whether a response says that the service did not accept the request. */
    boolean provesThatNothingWasAccepted() {
        return Set.of(NO_CONNECTION, UNAUTHORIZED, THROTTLED, REFUSED).contains(this);
    }

    /** Whether the effect of a write with this fault is unknown at first. */
    boolean losesTheResponse() {
        return this != RESPONSE && !provesThatNothingWasAccepted();
    }

    /** How often a write may be sent. */
    int mostWrites() {
        return switch (this) {
            case UNAUTHORIZED -> 2;
            case THROTTLED -> 3;
            default -> 1;
        };
    }

    /** The outcome of a call whose first request has the fault, while its other requests have none. */
    String once(boolean write, boolean applied) {
        if (write && losesTheResponse()) {
            return applied ? "Right" : "EffectUnknown";
        }
        return readMeetingItOnce;
    }

    /** The outcome of a call all of whose requests have the fault. */
    String always(boolean write) {
        return write && losesTheResponse() ? "EffectUnknown" : readMeetingNothingElse;
    }
}
