package dev.interventions.inmemory.store;

import dev.interventions.domain.InterventionError;

/** How a later operation fails: the error that its caller gets, and whether the operation takes effect nevertheless. */
public record PlannedFault(InterventionError error, Effect effect) {

    /** Whether the operation takes effect. */
    public enum Effect {
        /** It does, if the rules allow it. */
        APPLIED,
        /** It doesn't. */
        NOT_APPLIED
    }
}
