/** Measurements that JMH doesn't provide. */
@NullMarked
package dev.interventions.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
