/**
 * The documented operations of bots.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.api.bot;

import org.jspecify.annotations.NullMarked;
