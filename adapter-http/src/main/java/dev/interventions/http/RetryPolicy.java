package dev.interventions.http;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.Operation;
import io.vavr.control.Either;

/** Which attempts may be repeated. */
final class RetryPolicy {

    private RetryPolicy() {}

    /** Whether another attempt can do no harm and may come out better. */
    static boolean isSafe(Operation operation, Either<FailedAttempt, Response> outcome) {
        return outcome.fold(lost -> isSafe(operation, lost), response -> isSafe(operation, response.status()));
    }

    private static boolean isSafe(Operation operation, FailedAttempt lost) {
        boolean passes = lost.seen() instanceof Unavailable.Unreachable;
        return passes && (!operation.isWrite() || !lost.mayHaveArrived());
    }

    /** A request that was refused for the limit was not taken; one that met a failing gateway may have been. */
    private static boolean isSafe(Operation operation, int status) {
        return switch (status) {
            case 429 -> true;
            case 502, 503, 504 -> !operation.isWrite();
            default -> false;
        };
    }
}
