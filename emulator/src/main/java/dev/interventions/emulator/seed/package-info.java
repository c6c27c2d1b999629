/**
 * Seed files: what they describe, and the mistakes in them.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.seed;

import org.jspecify.annotations.NullMarked;
