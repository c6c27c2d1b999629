/** Metrics and traces of the port and of the HTTP adapter, by Micrometer. */
@NullMarked
package dev.interventions.micrometer;

import org.jspecify.annotations.NullMarked;
