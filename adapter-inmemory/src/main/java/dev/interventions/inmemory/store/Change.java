package dev.interventions.inmemory.store;

/** The world after a transition, and the result of the transition. */
public record Change<T>(WorldState after, T result) {}
