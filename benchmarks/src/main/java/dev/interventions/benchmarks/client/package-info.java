/** The library's client, and comparable clients. */
@NullMarked
package dev.interventions.benchmarks.client;

import org.jspecify.annotations.NullMarked;
