/** Which interventions a topic holds, in little memory. */
@NullMarked
package dev.interventions.kafka.index;

import org.jspecify.annotations.NullMarked;
