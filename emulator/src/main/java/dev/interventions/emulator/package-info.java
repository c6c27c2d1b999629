/**
 * Serves the API over HTTP from an in-memory world: {@link dev.interventions.emulator.EngageEmulator} for tests that need a real
 * socket, and a runnable jar for any other HTTP client.
 */
@NullMarked
package dev.interventions.emulator;

import org.jspecify.annotations.NullMarked;
