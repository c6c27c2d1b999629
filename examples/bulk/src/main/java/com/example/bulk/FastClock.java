package com.example.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock on which a minute passes in a shorter time, so that the emulator's limit per minute applies to that time. */
final class FastClock extends Clock {

    private static final long MINUTE_SECONDS = 60;

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final long minuteNanos;

    FastClock(Duration minute) {
        minuteNanos = minute.toNanos();
    }

    @Override
    public Instant instant() {
        double minutes = (double) (System.nanoTime() - startNanos) / minuteNanos;
        return start.plusMillis((long) (minutes * MINUTE_SECONDS * 1000));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("an instant needs no zone");
    }
}
