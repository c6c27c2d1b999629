package dev.interventions.port.budget.window;

import java.time.Duration;

/** The limit of the service, and which limits a budget may have. */
public final class ServiceLimit {

    /** The service accepts 500 requests a minute (<em>choice</em>: for each account). */
    public static final int MAX_ATTEMPTS = 500;

    /** The span in which it accepts them. */
    public static final Duration SPAN = Duration.ofMinutes(1);

    private static final Duration MIN_SPAN = Duration.ofMillis(1);
    private static final Duration MAX_SPAN = Duration.ofDays(1);

    private ServiceLimit() {}

    /**
     * Checks that a budget may have this limit.
     *
     * @throws IllegalArgumentException if there is not at least one attempt, or the span is not from 1 ms to 1 day
     */
    public static void requireValid(int maxAttempts, Duration span) {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("a budget must have at least 1 attempt, but has " + maxAttempts);
        }
        if (span.compareTo(MIN_SPAN) < 0 || span.compareTo(MAX_SPAN) > 0) {
            throw new IllegalArgumentException("the span of a budget must be from 1 ms to 1 day, but is " + span);
        }
    }
}
