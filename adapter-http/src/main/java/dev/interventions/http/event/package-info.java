/** The events of calls, and the listener that a host implements. */
@NullMarked
package dev.interventions.http.event;

import org.jspecify.annotations.NullMarked;
