package dev.interventions.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Cuts instants and times to whole seconds, so that adapters agree. Nearly all are whole already, and are given back as they are. */
final class WholeSeconds {

    private WholeSeconds() {}

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // Only whether there are any is of interest.
    static Option<Instant> ofInstant(Option<Instant> instant) {
        return instant.isEmpty() || instant.get().getNano() == 0
                ? instant
                : instant.map(precise -> precise.truncatedTo(ChronoUnit.SECONDS));
    }

    @SuppressWarnings("JavaDurationGetSecondsGetNano") // Here, too.
    static Option<Duration> ofDuration(Option<Duration> time) {
        return time.isEmpty() || time.get().getNano() == 0
                ? time
                : time.map(precise -> precise.truncatedTo(ChronoUnit.SECONDS));
    }
}
