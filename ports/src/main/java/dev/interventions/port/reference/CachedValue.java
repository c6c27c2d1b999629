package dev.interventions.port.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A value from a {@link Cached}, and how old it is.
 *
 * @param readAt when the read began that gave the value; what was defined later may be missing
 * @param age the time from {@code readAt} until this was returned, at least zero
 * @param failure why the last read, after the one that gave the value, failed; absent if the last read gave the value
 */
public record CachedValue<T>(T value, Instant readAt, Duration age, Option<InterventionError> failure) {

    public CachedValue {
        requireNonNull(value, "value");
        requireNonNull(readAt, "readAt");
        requireNonNull(age, "age");
        requireNonNull(failure, "failure");
    }
}
