/**
 * A server for HTTP/1.1 over sockets, bounded in time, size and number. It knows nothing of the service.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.http;

import org.jspecify.annotations.NullMarked;
