package dev.interventions.http;

import java.time.Duration;

/** The moment at which a call ends, whatever it is doing. */
record Deadline(TimeSource time, long at) {

    static Deadline in(Duration duration, TimeSource time) {
        return new Deadline(time, time.nanos() + duration.toNanos());
    }

    /** An earlier one, after which a quarter of the time is left that is left now. */
    Deadline leavingAQuarter() {
        return in(left().multipliedBy(3).dividedBy(4), time);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, at - time.nanos()));
    }

    boolean isOver() {
        return at - time.nanos() <= 0;
    }
}
