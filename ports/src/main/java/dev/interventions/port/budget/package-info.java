/** The budget of requests that adapters ask before each attempt, to be implemented where it is shared otherwise, and the exact one in the JVM. */
@NullMarked
package dev.interventions.port.budget;

import org.jspecify.annotations.NullMarked;
