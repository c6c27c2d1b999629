/** Receivers as handlers of HTTP servers. */
@NullMarked
package dev.interventions.webhooks.server;

import org.jspecify.annotations.NullMarked;
