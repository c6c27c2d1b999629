/** The commands, each with its options and its help. */
@NullMarked
package dev.interventions.cli.command;

import org.jspecify.annotations.NullMarked;
