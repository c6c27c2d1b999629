/** Parses deliveries. */
@NullMarked
package dev.interventions.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
