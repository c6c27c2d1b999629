package dev.interventions.domain;

/** Filters a list by the state of interventions (parameter {@code status}). */
public enum StatusFilter {
    /** Open and not deferred. */
    ACTIVE,
    /** Closed. */
    CLOSED,
    /** Open and deferred. */
    DEFERRED,
    /** Open, deferred or not (<em>choice</em>). */
    OPENED,
    /** Open, deferred or not, and closed at some time before (<em>choice</em>). */
    REOPENED
}
