/** The events of calls, and the listeners and interceptors that a host implements. */
@NullMarked
package dev.interventions.http.event;

import org.jspecify.annotations.NullMarked;
