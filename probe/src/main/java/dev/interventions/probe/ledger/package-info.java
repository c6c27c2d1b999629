/** The ledger: verdicts on rules, with the shapes of the responses that they rest on; comparisons and pins. */
@NullMarked
package dev.interventions.probe.ledger;

import org.jspecify.annotations.NullMarked;
