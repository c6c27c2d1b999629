/** The requests of bots to the service, its responses, and the rules on handovers. */
@NullMarked
package dev.interventions.domain.bot;

import org.jspecify.annotations.NullMarked;
