package dev.interventions.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Cuts instants and times to whole seconds, so that adapters agree. Nearly all are whole already, and are given back as they are. */
final class WholeSeconds {

    private WholeSeconds() {}

    static Option<Instant> ofInstant(Option<Instant> instant) {
        Option<Instant> whole = instant.map(precise -> precise.truncatedTo(ChronoUnit.SECONDS));
        return whole.equals(instant) ? instant : whole;
    }

    static Option<Duration> ofDuration(Option<Duration> time) {
        Option<Duration> whole = time.map(precise -> precise.truncatedTo(ChronoUnit.SECONDS));
        return whole.equals(time) ? time : whole;
    }
}
