/** What is written to the terminal, or to a pipe in its place: text, tables, progress and charts. */
@NullMarked
package dev.interventions.cli.terminal;

import org.jspecify.annotations.NullMarked;
