/** Measures how fast the emulator starts and responds, in comparison with Undertow, and its memory under load. */
@NullMarked
package dev.interventions.benchmarks.emulator;

import org.jspecify.annotations.NullMarked;
