/** The port on what bots do: engage, complete and hand over conversations. */
@NullMarked
package dev.interventions.port.bot;

import org.jspecify.annotations.NullMarked;
