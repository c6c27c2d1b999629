/** One attempt to send a request, within its deadline, and what is read of the response. */
@NullMarked
package dev.interventions.http.transport;

import org.jspecify.annotations.NullMarked;
