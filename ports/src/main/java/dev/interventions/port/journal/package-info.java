/** The port for the platform's journal: the events that happened in an account. */
@NullMarked
package dev.interventions.port.journal;

import org.jspecify.annotations.NullMarked;
