/** Figures about many interventions, as text and as a picture. */
@NullMarked
package dev.interventions.cli.stats;

import org.jspecify.annotations.NullMarked;
