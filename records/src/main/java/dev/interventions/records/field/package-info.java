/** Writes and reads the fields of an intervention, in JSON and in cells of CSV. Not exported. */
@NullMarked
package dev.interventions.records.field;

import org.jspecify.annotations.NullMarked;
