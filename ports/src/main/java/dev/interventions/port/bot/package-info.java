/** The port for bots: engage, complete and hand over conversations. */
@NullMarked
package dev.interventions.port.bot;

import org.jspecify.annotations.NullMarked;
