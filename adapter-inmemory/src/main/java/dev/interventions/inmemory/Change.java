package dev.interventions.inmemory;

/** The world after an operation, and the result of the operation. */
record Change<T>(WorldState after, T result) {}
