package dev.interventions.webhooks;

import java.time.Duration;

/**
 * When a batch that failed is handled again: after a first delay, which doubles up to a longest one, until it was tried so many times.
 *
 * @param maxAttempts how many times a batch is handled before its events become dead letters
 * @param first the delay after the first attempt
 * @param longest the longest delay
 */
public record RetrySchedule(int maxAttempts, Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 30;

    /** @throws IllegalArgumentException if there is no attempt, or a delay is negative, or the first is longer than the longest */
    public RetrySchedule {
        if (maxAttempts < 1 || first.isNegative() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "a schedule has at least one attempt, and delays of which the first is not the longer one");
        }
    }

    /** 15 attempts within about two hours: after 1 s, 2 s, 4 s, and so on up to 30 min. */
    public static RetrySchedule standard() {
        return new RetrySchedule(15, Duration.ofSeconds(1), Duration.ofMinutes(30));
    }

    boolean isLast(int attempt) {
        return attempt >= maxAttempts;
    }

    Duration delayAfter(int attempt) {
        Duration delay = first.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
