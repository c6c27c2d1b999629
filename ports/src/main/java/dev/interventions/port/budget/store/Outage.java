package dev.interventions.port.budget.store;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a store replies, and when to call it again if it doesn't. Not thread-safe. */
final class Outage {

    private static final long FIRST_BACK_OFF = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MAX_BACK_OFF = TimeUnit.SECONDS.toNanos(1);

    private @Nullable String reason;
    private long since;
    private long retryAt;
    private long backOff;
    private long endedAt;

    /** Records that a call that was made at this time has failed. */
    void failed(long calledAt, long now, Throwable failure) {
        if (reason == null) {
            since = calledAt;
            backOff = FIRST_BACK_OFF;
            retryAt = now;
        }
        reason = describe(failure);
        // Calls that fail together count only once.
        if (retryAt - now <= 0) {
            retryAt = now + backOff;
            backOff = Math.min(2 * backOff, MAX_BACK_OFF);
        }
    }

    /** Returns whether this ends an outage. */
    boolean replied(long now) {
        boolean ends = reason != null;
        if (ends) {
            reason = null;
            endedAt = now;
        }
        return ends;
    }

    boolean isActive() {
        return reason != null;
    }

    /** Why the last call failed; none if there is no outage. */
    @Nullable
    String reason() {
        return reason;
    }

    long retryAt() {
        return retryAt;
    }

    /** Whether the store hasn't replied for this long. */
    boolean hasLasted(long nanos, long now) {
        return isActive() && now - since >= nanos;
    }

    /** Whether the store has been back for this long. Meaningless if there was no outage. */
    boolean isOver(long nanos, long now) {
        return !isActive() && now - endedAt >= nanos;
    }

    private static String describe(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
