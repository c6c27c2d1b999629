package dev.interventions.inmemory;

/** How a {@link World} makes the ids of what is added to it: always 24 hexadecimal digits, greater ones for later things if predictable. */
public enum Ids {
    /** Random; they look like those of the service. */
    RANDOM,
    /** Counted from 1 on, one counter for ids of every kind. */
    PREDICTABLE
}
