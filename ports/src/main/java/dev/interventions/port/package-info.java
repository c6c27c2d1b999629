/** The port that hosts call and adapters implement, and the walk over all pages. */
@NullMarked
package dev.interventions.port;

import org.jspecify.annotations.NullMarked;
