package dev.interventions.http.transport;

import java.time.Duration;

/** The moment at which a call ends, whatever it is doing. */
public record Deadline(TimeSource time, long at) {

    public static Deadline in(Duration duration, TimeSource time) {
        return new Deadline(time, time.nanos() + duration.toNanos());
    }

    /** An earlier one, after which a quarter of the time is left that is left now. */
    public Deadline leavingAQuarter() {
        return in(left().multipliedBy(3).dividedBy(4), time);
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, at - time.nanos()));
    }

    public boolean isOver() {
        return at - time.nanos() <= 0;
    }
}
