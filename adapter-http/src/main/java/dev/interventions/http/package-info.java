/** Interventions over HTTP: the adapter for the service itself. */
@NullMarked
package dev.interventions.http;

import org.jspecify.annotations.NullMarked;
