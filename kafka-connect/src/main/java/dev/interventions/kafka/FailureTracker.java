package dev.interventions.kafka;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.ChangeBatch.Warning;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each failure to read an account once until reading succeeds again, and determines when to try again. Not thread-safe. */
final class FailureTracker {

    private static final Logger LOG = LoggerFactory.getLogger(FailureTracker.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 1000;

    private final String account;
    private final Set<String> remembered = new HashSet<>();

    /** How long to wait after the next error; none if the last attempt succeeded. */
    private Option<Duration> nextWait = Option.none();

    FailureTracker(String account) {
        this.account = account;
    }

    /** Reports a temporary failure. Returns how long to wait: 1 s, twice as long after each further error, and at most 1 min. */
    Duration failed(InterventionError error) {
        if (nextWait.isEmpty()) {
            LOG.warn("Account {} can't be read now; trying again until it can: {}", account, error.message());
        }
        Duration wait = nextWait.getOrElse(FIRST_WAIT);
        Duration doubled = wait.multipliedBy(2);
        nextWait = Option.some(doubled.compareTo(MAX_WAIT) < 0 ? doubled : MAX_WAIT);
        return wait;
    }

    /** Reports that reading succeeded. */
    void succeeded(ChangeBatch batch) {
        if (nextWait.isDefined()) {
            LOG.info("Account {} can be read again", account);
            nextWait = Option.none();
        }
        batch.unreadable().forEach(this::report);
        if (batch.warnings().contains(Warning.UNORDERED) && isNew("unordered")) {
            LOG.warn(
                    "Account {} isn't sorted by the date of change as expected, so each poll reads all of it", account);
        }
    }

    private void report(UnreadableRecord record) {
        String id = record.id().fold(() -> "without a readable id", found -> found.value());
        if (isNew(id + record.reason())) {
            LOG.warn(
                    "Account {} has an intervention that can't be read and isn't copied ({}): {}",
                    account,
                    id,
                    record.reason());
        }
    }

    private boolean isNew(String failure) {
        if (remembered.size() == MAX_REMEMBERED) {
            remembered.clear();
        }
        return remembered.add(failure);
    }
}
