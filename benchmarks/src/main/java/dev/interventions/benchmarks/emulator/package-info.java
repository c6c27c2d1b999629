/** How fast the emulator starts and responds, beside Undertow, and what it keeps in memory under load. */
@NullMarked
package dev.interventions.benchmarks.emulator;

import org.jspecify.annotations.NullMarked;
