/** One attempt of a request: connections, deadlines, names and tokens. */
@NullMarked
package dev.interventions.http.transport;

import org.jspecify.annotations.NullMarked;
