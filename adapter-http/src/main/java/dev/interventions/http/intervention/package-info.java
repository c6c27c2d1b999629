/** The calls on interventions: their requests, what their responses must show, and the look-ups and diagnoses of writes. */
@NullMarked
package dev.interventions.http.intervention;

import org.jspecify.annotations.NullMarked;
