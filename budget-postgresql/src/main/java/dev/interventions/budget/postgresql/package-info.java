/**
 * One request budget for several processes, counted in PostgreSQL: a {@link dev.interventions.port.budget.store.BudgetStore} over the host's
 * connections.
 */
@NullMarked
package dev.interventions.budget.postgresql;

import org.jspecify.annotations.NullMarked;
