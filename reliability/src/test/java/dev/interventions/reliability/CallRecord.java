package dev.interventions.reliability;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * A call of a history: what was asked, what its requests met, and what the host was told.
 *
 * @param number its number in the history
 * @param agent whose token it sent; no other call has the same
 * @param effect what a write is to bring about, in words that are the same for all that bring about the same; empty for a read
 * @param deadline how long it was to take at most
 * @param took how long it took
 * @param met its requests as the proxy saw them, in their order
 */
record CallRecord(
        int number,
        Operation operation,
        UserId agent,
        String effect,
        Duration deadline,
        Duration took,
        Either<InterventionError, ?> outcome,
        Seq<Met> met) {

    /** A request that the proxy got, and what happened to it there. */
    record Met(boolean write, Fault fault) {}

    boolean isEffectUnknown() {
        return outcome.isLeft() && outcome.getLeft() instanceof EffectUnknown;
    }

    /** Whether it may have stopped waiting for one of its requests; a write waits for three quarters of the deadline. */
    boolean mayHaveGivenUp() {
        return took.compareTo(deadline.multipliedBy(3).dividedBy(4)) >= 0;
    }

    /** Whether the host was told that this call changed nothing. */
    boolean changedNothing() {
        return outcome.isLeft() && !isEffectUnknown();
    }

    @Override
    public String toString() {
        return "call " + number + ", " + (effect.isEmpty() ? operation : effect) + ", met "
                + met.map(Met::fault).mkString(", ") + ": " + outcome;
    }
}
