/** Copies of an account in files and databases. */
@NullMarked
package dev.interventions.cli.copy;

import org.jspecify.annotations.NullMarked;
