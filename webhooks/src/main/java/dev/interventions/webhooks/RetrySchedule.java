package dev.interventions.webhooks;

import java.time.Duration;

/**
 * When a failed batch is handled again: after a first delay, which doubles with each attempt up to the longest delay.
 *
 * @param maxAttempts the number of attempts after which the events of a batch become dead letters
 * @param first the delay after the first attempt
 * @param longest the longest delay
 */
public record RetrySchedule(int maxAttempts, Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 30;

    /**
     * @throws IllegalArgumentException if {@code maxAttempts} is less than 1, or a delay is negative, or the first is longer than the
     * longest
     */
    public RetrySchedule {
        if (maxAttempts < 1 || first.isNegative() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "a schedule needs at least 1 attempt and 0 <= first delay <= longest delay, but has " + maxAttempts
                            + " attempts, first " + first + ", longest " + longest);
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
