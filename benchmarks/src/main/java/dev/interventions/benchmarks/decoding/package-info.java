/** The library's JSON reader, and others. */
@NullMarked
package dev.interventions.benchmarks.decoding;

import org.jspecify.annotations.NullMarked;
