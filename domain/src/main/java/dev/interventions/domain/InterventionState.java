package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * The state of an intervention. An intervention doesn't show whether it was reopened: the service has a filter for that ({@link
 * StatusFilter#REOPENED}), but no field.
 */
public sealed interface InterventionState {

    /** The result of the function for this state. */
    <T> T fold(
            Function<? super Active, ? extends T> active,
            Function<? super Deferred, ? extends T> deferred,
            Function<? super Closed, ? extends T> closed);

    /** Open, and not deferred. */
    record Active() implements InterventionState {
        @Override
        public <T> T fold(
                Function<? super Active, ? extends T> active,
                Function<? super Deferred, ? extends T> deferred,
                Function<? super Closed, ? extends T> closed) {
            return active.apply(this);
        }
    }

    /**
     * Open and deferred.
     *
     * @param until the moment until which it is deferred (<em>choice</em>: the service's documents disagree on what {@code deferred_at}
     *     means)
     */
    record Deferred(Instant until) implements InterventionState {
        public Deferred {
            requireNonNull(until, "until");
        }

        @Override
        public <T> T fold(
                Function<? super Active, ? extends T> active,
                Function<? super Deferred, ? extends T> deferred,
                Function<? super Closed, ? extends T> closed) {
            return deferred.apply(this);
        }
    }

    /**
     * Closed.
     *
     * @param at the moment of closing, if it is known
     */
    record Closed(Option<Instant> at) implements InterventionState {
        public Closed {
            requireNonNull(at, "at");
        }

        @Override
        public <T> T fold(
                Function<? super Active, ? extends T> active,
                Function<? super Deferred, ? extends T> deferred,
                Function<? super Closed, ? extends T> closed) {
            return closed.apply(this);
        }
    }
}
