/**
 * The documented operations on comments.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.api.comment;

import org.jspecify.annotations.NullMarked;
