/** Not exported: how the fields of an intervention are written and read, in JSON and in cells of CSV. */
@NullMarked
package dev.interventions.records.field;

import org.jspecify.annotations.NullMarked;
