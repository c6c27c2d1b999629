/**
 * The lifecycle of an intervention, an agent's case on a customer's message: its values, its rules as pure functions, and the
 * three tiers of errors. Everything here is immutable and free of clocks, input and output.
 */
@NullMarked
package dev.interventions.domain;

import org.jspecify.annotations.NullMarked;
