/** A copy of an account's interventions in a database: {@link dev.interventions.copy.jdbc.CopyTo}. */
@NullMarked
package dev.interventions.copy.jdbc;

import org.jspecify.annotations.NullMarked;
