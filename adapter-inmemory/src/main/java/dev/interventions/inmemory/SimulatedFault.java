package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.inmemory.store.PlannedFault;
import dev.interventions.inmemory.store.PlannedFault.Effect;

/** A fault to simulate in one operation, so that a host's tests can cover every tier of error. See {@link World#failNext}. */
public final class SimulatedFault {

    private static final Unavailable LOST = new Unavailable.Unreachable("the connection was lost (simulated)");

    private final PlannedFault planned;

    private SimulatedFault(InterventionError error, Effect effect) {
        planned = new PlannedFault(error, effect);
    }

    /** The operation is refused and changes nothing. */
    public static SimulatedFault refused(Refused refusal) {
        return new SimulatedFault(requireNonNull(refusal, "refusal"), Effect.NOT_APPLIED);
    }

    /** The service can't be reached; the operation changes nothing. */
    public static SimulatedFault unavailable() {
        return unavailable(LOST);
    }

    /** The operation isn't decided, for this reason; it changes nothing. */
    public static SimulatedFault unavailable(Unavailable reason) {
        return new SimulatedFault(requireNonNull(reason, "reason"), Effect.NOT_APPLIED);
    }

    /** The response to a write is lost, and the write has happened, unless the rules refuse it. */
    public static SimulatedFault effectUnknownButApplied() {
        return new SimulatedFault(new EffectUnknown(LOST), Effect.APPLIED);
    }

    /** The response to a write is lost, and the write has not happened. */
    public static SimulatedFault effectUnknownAndNotApplied() {
        return new SimulatedFault(new EffectUnknown(LOST), Effect.NOT_APPLIED);
    }

    PlannedFault planned() {
        return planned;
    }

    boolean isForWritesOnly() {
        return planned.error() instanceof EffectUnknown;
    }
}
