/** Metrics and traces of the clients. */
@NullMarked
package dev.interventions.spring.boot.metrics;

import org.jspecify.annotations.NullMarked;
