/**
 * Under which conditions requests are handled: the limit of their rate, and their latency.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.conditions;

import org.jspecify.annotations.NullMarked;
