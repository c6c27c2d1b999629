package dev.interventions.http.call;

import dev.interventions.port.Operation;

/**
 * The meaning of the status of a response that is not a success: whether the request may be sent again, and whether the effect of a write
 * is known. The body never changes it. A test checks the table in docs/outcomes.md against these constants.
 */
enum StatusMeaning {
    UNAUTHORIZED("401", Retry.ONCE_WITH_A_NEW_TOKEN, Effect.NONE),
    FORBIDDEN("403", Retry.NEVER, Effect.NONE),
    NOT_FOUND("404", Retry.NEVER, Effect.NONE),
    REQUEST_TIMEOUT("408", Retry.NEVER, Effect.UNKNOWN),
    CONFLICT("409", Retry.NEVER, Effect.NONE),
    UNPROCESSABLE("422", Retry.NEVER, Effect.NONE),
    TOO_MANY_REQUESTS("429", Retry.READS_AND_WRITES, Effect.NONE),
    OTHER_CLIENT_ERROR("other 4xx", Retry.NEVER, Effect.NONE),
    GATEWAY_FAILED("502, 503, 504", Retry.READS, Effect.UNKNOWN),
    OTHER_SERVER_ERROR("other 5xx", Retry.NEVER, Effect.UNKNOWN),
    UNDOCUMENTED("any other", Retry.NEVER, Effect.UNKNOWN);

    /** Which requests may be sent again. */
    enum Retry {
        NEVER,
        READS,
        READS_AND_WRITES,
        ONCE_WITH_A_NEW_TOKEN
    }

    /** The effect of a write with this response. */
    enum Effect {
        NONE,
        UNKNOWN
    }

    private final String statuses;
    private final Retry retry;
    private final Effect effect;

    StatusMeaning(String statuses, Retry retry, Effect effect) {
        this.statuses = statuses;
        this.retry = retry;
        this.effect = effect;
    }

    /** The meaning of this status. For 200 it only says that the request isn't sent again. */
    static StatusMeaning of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 422 -> UNPROCESSABLE;
            case 429 -> TOO_MANY_REQUESTS;
            case 502, 503, 504 -> GATEWAY_FAILED;
            default -> ofClass(status / 100);
        };
    }

    private static StatusMeaning ofClass(int hundreds) {
        return switch (hundreds) {
            case 4 -> OTHER_CLIENT_ERROR;
            case 5 -> OTHER_SERVER_ERROR;
            default -> UNDOCUMENTED;
        };
    }

    /** The statuses as docs/outcomes.md names them. */
    String statuses() {
        return statuses;
    }

    Retry retry() {
        return retry;
    }

    Effect effect() {
        return effect;
    }

    /** Whether the same request may be sent again with the same token. */
    boolean mayRetry(Operation operation) {
        return retry == Retry.READS_AND_WRITES || (retry == Retry.READS && !operation.isWrite());
    }
}
