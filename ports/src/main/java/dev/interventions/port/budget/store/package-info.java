/** A request budget that several processes share: the SPI of a store that counts their attempts, and the budget over it. */
@NullMarked
package dev.interventions.port.budget.store;

import org.jspecify.annotations.NullMarked;
