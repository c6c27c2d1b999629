package dev.interventions.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Truncates instants and durations to whole seconds, so that adapters agree. Nearly all are whole already and are returned as they are. */
final class WholeSeconds {

    private WholeSeconds() {}

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // Only the fraction of a second matters.
    static Option<Instant> ofInstant(Option<Instant> instant) {
        return instant.isEmpty() || instant.get().getNano() == 0
                ? instant
                : instant.map(precise -> precise.truncatedTo(ChronoUnit.SECONDS));
    }

    @SuppressWarnings("JavaDurationGetSecondsGetNano") // Only the fraction of a second matters.
    static Option<Duration> ofDuration(Option<Duration> time) {
        return time.isEmpty() || time.get().getNano() == 0
                ? time
                : time.map(precise -> precise.truncatedTo(ChronoUnit.SECONDS));
    }
}
