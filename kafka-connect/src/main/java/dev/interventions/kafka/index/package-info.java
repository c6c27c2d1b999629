/** A compact index, in memory, of the interventions that a topic holds. */
@NullMarked
package dev.interventions.kafka.index;

import org.jspecify.annotations.NullMarked;
