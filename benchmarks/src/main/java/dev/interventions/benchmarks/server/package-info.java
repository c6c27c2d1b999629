/** A server that is fast enough not to be what is measured. */
@NullMarked
package dev.interventions.benchmarks.server;

import org.jspecify.annotations.NullMarked;
