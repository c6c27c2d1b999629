/** The documented operation on the journal of events. */
@NullMarked
package dev.interventions.emulator.event;

import org.jspecify.annotations.NullMarked;
