package dev.interventions.inmemory;

/** What an operation makes of the world, and what it answers. */
record Change<T>(WorldState after, T result) {}
