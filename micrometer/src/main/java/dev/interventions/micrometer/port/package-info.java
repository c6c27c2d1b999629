/** Ports whose operations are observed, one class for each port. */
@NullMarked
package dev.interventions.micrometer.port;

import org.jspecify.annotations.NullMarked;
