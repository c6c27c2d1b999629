/** The journal of a run: a file with one JSON object in each line. */
@NullMarked
package dev.interventions.bulk.journal;

import org.jspecify.annotations.NullMarked;
