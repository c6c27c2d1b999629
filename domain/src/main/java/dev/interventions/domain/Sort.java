package dev.interventions.domain;

/** The order of a list (parameter {@code sort}); the newest first, and among equal ones the greater id first (<em>choice</em>). */
public enum Sort {
    /** By the moment of opening. */
    CREATED_AT,
    /** By the moment of the last change (the descending order is a <em>choice</em>). */
    UPDATED_AT
}
