/**
 * The service's API over HTTP around an in-memory world: {@link dev.interventions.emulator.EngageEmulator} for tests that want a
 * real socket, and a runnable jar for everything else that speaks HTTP.
 */
@NullMarked
package dev.interventions.emulator;

import org.jspecify.annotations.NullMarked;
