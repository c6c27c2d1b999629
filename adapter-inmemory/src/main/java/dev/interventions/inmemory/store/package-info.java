/** The state of a world at one moment, and the transitions from one moment to the next. Not exported. */
@NullMarked
package dev.interventions.inmemory.store;

import org.jspecify.annotations.NullMarked;
