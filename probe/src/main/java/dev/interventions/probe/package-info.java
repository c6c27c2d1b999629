/** The command line: checks the rules at an account, and compares the findings of different runs. */
@NullMarked
package dev.interventions.probe;

import org.jspecify.annotations.NullMarked;
