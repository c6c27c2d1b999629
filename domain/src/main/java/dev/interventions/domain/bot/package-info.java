/** What bots ask of the service, what it answers, and the rules on handovers. */
@NullMarked
package dev.interventions.domain.bot;

import org.jspecify.annotations.NullMarked;
