/**
 * Contents, which interventions are opened on.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.content;

import org.jspecify.annotations.NullMarked;
