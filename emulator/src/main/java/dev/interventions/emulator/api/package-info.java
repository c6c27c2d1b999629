/**
 * The documented operations under {@code /1.0}: routing, tokens, parameters, and responses.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.api;

import org.jspecify.annotations.NullMarked;
