/** HTTP/1.1 over sockets, bounded in time, size and number; it knows nothing of the service. */
@NullMarked
package dev.interventions.emulator.http;

import org.jspecify.annotations.NullMarked;
