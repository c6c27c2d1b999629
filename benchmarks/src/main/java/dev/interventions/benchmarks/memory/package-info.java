/** The in-memory adapter, and a straightforward alternative. */
@NullMarked
package dev.interventions.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
