package dev.interventions.example.sql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
final class MovableClock extends Clock {

    private final AtomicReference<Instant> present;

    MovableClock(Instant start) {
        present = new AtomicReference<>(start);
    }

    void advance(Duration time) {
        present.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return present.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
