/** Keeps events between their receipt and their handling. */
@NullMarked
package dev.interventions.webhooks.store;

import org.jspecify.annotations.NullMarked;
