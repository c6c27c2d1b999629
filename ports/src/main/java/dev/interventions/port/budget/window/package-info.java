/** What all budgets count and wait with. Not exported. */
@NullMarked
package dev.interventions.port.budget.window;

import org.jspecify.annotations.NullMarked;
