/**
 * The lifecycle of an intervention, an agent's case on a customer's message: its values, its rules as pure functions, and the
 * three tiers of errors. Everything here is immutable and free of clocks, input and output.
 *
 * <p>All rules, each with its source, are in the <a href="{@docRoot}/doc-files/rules.html">rule book</a>.
 */
@NullMarked
package dev.interventions.domain;

import org.jspecify.annotations.NullMarked;
