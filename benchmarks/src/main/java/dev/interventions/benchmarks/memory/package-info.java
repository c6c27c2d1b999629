/** The in-memory adapter, and what one would write instead. */
@NullMarked
package dev.interventions.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
