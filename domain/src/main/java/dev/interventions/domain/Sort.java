package dev.interventions.domain;

/** The order of a list (parameter {@code sort}); the newest come first, and of equal ones the greater id (<em>choice</em>). */
public enum Sort {
    /** By the moment of opening. */
    CREATED_AT,
    /** By the moment of the last change (that it is descending is a <em>choice</em>). */
    UPDATED_AT
}
