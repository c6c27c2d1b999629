/** What JMH doesn't count by itself. */
@NullMarked
package dev.interventions.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
