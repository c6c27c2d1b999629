/** Counts slots and queues callers, for all budgets. Not exported. */
@NullMarked
package dev.interventions.port.budget.window;

import org.jspecify.annotations.NullMarked;
