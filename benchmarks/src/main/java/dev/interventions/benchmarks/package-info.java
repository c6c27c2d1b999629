/** Measurements with JMH. */
@NullMarked
package dev.interventions.benchmarks;

import org.jspecify.annotations.NullMarked;
