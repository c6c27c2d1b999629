/** The library, and what does the same job. */
@NullMarked
package dev.interventions.benchmarks.client;

import org.jspecify.annotations.NullMarked;
