package dev.interventions.port.budget.window;

import java.time.Duration;

/** Converts durations to nanoseconds, limited so that sums and differences of times never overflow. */
public final class Nanos {

    private static final Duration MAX = Duration.ofNanos(Long.MAX_VALUE / 2);

    private Nanos() {}

    /** Zero if the duration is negative; 146 years if it is longer. */
    public static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(MAX) < 0 ? duration.toNanos() : MAX.toNanos();
    }
}
