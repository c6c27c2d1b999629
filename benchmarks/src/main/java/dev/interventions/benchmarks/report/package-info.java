/** Results as tables and plots. */
@NullMarked
package dev.interventions.benchmarks.report;

import org.jspecify.annotations.NullMarked;
