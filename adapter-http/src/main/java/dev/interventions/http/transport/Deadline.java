package dev.interventions.http.transport;

import java.time.Duration;

/** The moment by which a call ends, whatever it is doing. */
public record Deadline(TimeSource time, long at) {

    public static Deadline in(Duration duration, TimeSource time) {
        return new Deadline(time, time.nanos() + duration.toNanos());
    }

    /** An earlier deadline, which leaves a quarter of the remaining time after it. */
    public Deadline reservingAQuarter() {
        return in(left().multipliedBy(3).dividedBy(4), time);
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, at - time.nanos()));
    }

    public boolean isOver() {
        return at - time.nanos() <= 0;
    }
}
