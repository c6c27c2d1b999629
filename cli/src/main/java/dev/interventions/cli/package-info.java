/** The command line: the arguments and the command that they name. */
@NullMarked
package dev.interventions.cli;

import org.jspecify.annotations.NullMarked;
