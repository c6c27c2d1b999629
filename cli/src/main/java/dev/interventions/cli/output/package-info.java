/** How results and errors are written, for people and for programs. */
@NullMarked
package dev.interventions.cli.output;

import org.jspecify.annotations.NullMarked;
