/** The ledger: conclusions on rules, with the shapes of the responses that they are based on; comparisons and pins. */
@NullMarked
package dev.interventions.probe.ledger;

import org.jspecify.annotations.NullMarked;
