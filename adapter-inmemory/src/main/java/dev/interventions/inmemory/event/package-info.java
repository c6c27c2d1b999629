/** The events of a world at one moment. Not exported. */
@NullMarked
package dev.interventions.inmemory.event;

import org.jspecify.annotations.NullMarked;
