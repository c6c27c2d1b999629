package dev.interventions.inmemory.store;

import dev.interventions.domain.InterventionError;

/** How an operation to come fails: the error that its caller gets, and whether the operation takes effect all the same. */
public record PlannedFault(InterventionError error, Effect effect) {

    /** Whether the operation takes effect. */
    public enum Effect {
        /** It does, if the rules allow it. */
        APPLIED,
        /** It doesn't. */
        NOT_APPLIED
    }
}
