package dev.interventions.http.call;

import dev.interventions.port.Operation;

/**
 * What the status of a response that is not a success means: whether the request may be sent again, and whether the effect of a write is
 * known. The body never changes it. The table in docs/outcomes.md is checked against these constants.
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
    NOT_IN_THE_PROTOCOL("any other", Retry.NEVER, Effect.UNKNOWN);

    /** Which requests may be sent again. */
    enum Retry {
        NEVER,
        READS,
        READS_AND_WRITES,
        ONCE_WITH_A_NEW_TOKEN
    }

    /** The effect of a write that got this response. */
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

    /** The meaning of a status; of 200 only that it is no reason to try again. */
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
            default -> NOT_IN_THE_PROTOCOL;
        };
    }

    /** The statuses, as the documents name them. */
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
