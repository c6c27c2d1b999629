/** A store of request budgets in Redis or Valkey. */
@NullMarked
package dev.interventions.budget.redis;

import org.jspecify.annotations.NullMarked;
