/** The port: what hosts call and adapters implement, and the walk over all pages that comes with it. */
@NullMarked
package dev.interventions.port;

import org.jspecify.annotations.NullMarked;
