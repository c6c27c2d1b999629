package dev.interventions.reliability;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * A call of a history: what was requested, the faults of its requests, and its outcome.
 *
 * @param number its number in the history
 * @param agent the agent whose token it sent; no other call has the same agent
 * @param effect the intended effect of a write, the same text for every write with the same effect; empty for a read
 * @param deadline the longest permitted duration
 * @param took its duration
 * @param requests its requests as the proxy received them, in order
 */
record CallRecord(
        int number,
        Operation operation,
        UserId agent,
        String effect,
        Duration deadline,
        Duration took,
        Either<InterventionError, ?> outcome,
        Seq<ReceivedRequest> requests) {

    /** A request that the proxy received, and its fault. */
    record ReceivedRequest(boolean write, Fault fault) {}

    boolean isEffectUnknown() {
        return outcome.isLeft() && outcome.getLeft() instanceof EffectUnknown;
    }

    /** Whether it may have stopped waiting for one of its requests; a write waits for three quarters of the deadline. */
    boolean mayHaveGivenUp() {
        return took.compareTo(deadline.multipliedBy(3).dividedBy(4)) >= 0;
    }

    /** Whether the outcome says that this call changed nothing. */
    boolean changedNothing() {
        return outcome.isLeft() && !isEffectUnknown();
    }

    @Override
    public String toString() {
        return "call " + number + ", " + (effect.isEmpty() ? operation : effect) + ", faults "
                + requests.map(ReceivedRequest::fault).mkString(", ") + ": " + outcome;
    }
}
