/**
 * The control API under {@code /_emulator}, and the journal of requests to the API.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.control;

import org.jspecify.annotations.NullMarked;
