/** The port for webhooks: the addresses that the platform posts events to. */
@NullMarked
package dev.interventions.port.webhook;

import org.jspecify.annotations.NullMarked;
