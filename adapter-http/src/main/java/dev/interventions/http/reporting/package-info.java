/** The events of calls, and who is notified of them. */
@NullMarked
package dev.interventions.http.reporting;

import org.jspecify.annotations.NullMarked;
