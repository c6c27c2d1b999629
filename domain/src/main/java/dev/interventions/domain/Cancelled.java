package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * An intervention that was cancelled and no longer exists.
 *
 * @param id the id that it had
 * @param last its last state, if it is known
 */
public record Cancelled(InterventionId id, Option<Intervention> last) {
    public Cancelled {
        requireNonNull(id, "id");
        requireNonNull(last, "last");
    }
}
