package dev.interventions.domain;

/** Which interventions a list shows by their state (parameter {@code status}). */
public enum StatusFilter {
    /** Open and not deferred. */
    ACTIVE,
    /** Closed. */
    CLOSED,
    /** Open and deferred. */
    DEFERRED,
    /** Open in any way (<em>choice</em>). */
    OPENED,
    /** Open, deferred or not, after having been closed (<em>choice</em>). */
    REOPENED
}
