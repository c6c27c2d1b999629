/**
 * Calls one writing operation for each of thousands of interventions: in parallel, with a plan, and with a journal from which a killed run
 * continues.
 */
@NullMarked
package dev.interventions.bulk;

import org.jspecify.annotations.NullMarked;
