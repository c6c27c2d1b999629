/** A receiver and a dispatcher of webhooks for hosts with an event store. */
@NullMarked
package dev.interventions.spring.boot.webhooks;

import org.jspecify.annotations.NullMarked;
