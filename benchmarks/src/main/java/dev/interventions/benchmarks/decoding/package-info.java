/** The library's reader of JSON, and others. */
@NullMarked
package dev.interventions.benchmarks.decoding;

import org.jspecify.annotations.NullMarked;
