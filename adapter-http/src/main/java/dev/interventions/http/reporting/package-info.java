/** Reports the events of calls to the log and to the host's listener. */
@NullMarked
package dev.interventions.http.reporting;

import org.jspecify.annotations.NullMarked;
