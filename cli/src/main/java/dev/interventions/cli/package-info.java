/** The commands. */
@NullMarked
package dev.interventions.cli;

import org.jspecify.annotations.NullMarked;
