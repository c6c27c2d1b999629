package dev.interventions.spring.boot;

import java.time.Duration;

/**
 * How long the calls in progress may still take when the application stops: as long as Boot gives each phase of its shutdown, for all
 * clients together.
 */
final class ShutdownTime {

    private final Duration total;
    private long end;
    private boolean started;

    ShutdownTime(Duration total) {
        this.total = total;
    }

    /** What is left of the time, which begins with the first call of this method. */
    synchronized Duration remaining() {
        if (!started) {
            started = true;
            end = System.nanoTime() + total.toNanos();
        }
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
