/** What a listener is notified of. */
@NullMarked
package dev.interventions.http.event;

import org.jspecify.annotations.NullMarked;
