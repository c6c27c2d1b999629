package dev.interventions.bulk;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of a bulk run. */
record BulkSettings(int parallel, int retries, Duration delay, Pause pause, Option<Path> journal) {

    static final BulkSettings DEFAULT = new BulkSettings(
            4, 2, Duration.ofSeconds(10), (duration, stop) -> stop.isGivenWithin(duration), Option.none());

    BulkSettings inParallel(int newParallel) {
        return new BulkSettings(newParallel, retries, delay, pause, journal);
    }

    BulkSettings retrying(int newRetries, Duration newDelay) {
        return new BulkSettings(parallel, newRetries, newDelay, pause, journal);
    }

    BulkSettings pausingBy(Pause newPause) {
        return new BulkSettings(parallel, retries, delay, newPause, journal);
    }

    BulkSettings journalledIn(Option<Path> newJournal) {
        return new BulkSettings(parallel, retries, delay, pause, newJournal);
    }
}
