/** The request budget, which limits the attempts of adapters: the interface, and the exact implementation within one JVM. */
@NullMarked
package dev.interventions.port.budget;

import org.jspecify.annotations.NullMarked;
