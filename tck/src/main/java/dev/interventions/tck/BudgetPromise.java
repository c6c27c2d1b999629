package dev.interventions.tck;

import dev.interventions.port.budget.RequestBudget;

/** An optional promise of a {@link RequestBudget}. A fixture declares the promises of its budget. Constants may be added. */
public enum BudgetPromise {
    /** An account that is new to the budget has no free slot for one span. Without it, all its slots are free at once. */
    STARTS_COLD,
    /** A call waits for a slot until its time is over. Without it, a call is refused at once if no slot is free. */
    WAITS,
    /**
     * Lanes in which callers wait are served in turn, callers of the same lane first come, first served. Without it, the order isn't
     * tested. Needs {@link #WAITS}.
     */
    SERVES_LANES_IN_TURN,
    /** {@link RequestBudget#cancelWait} ends a wait. Without it, it has no effect. Needs {@link #WAITS}. */
    CANCELS_WAITS,
    /** After a pause, one attempt at a time may probe the service, until one isn't throttled. Without it, this isn't tested. */
    PROBES,
    /** {@link RequestBudget#stats} reports the state of an account. Without it, there is none. */
    REPORTS_STATS
}
