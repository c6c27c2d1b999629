/**
 * The inspector: a page that shows a world live, and what it needs beside the control API.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.inspector;

import org.jspecify.annotations.NullMarked;
