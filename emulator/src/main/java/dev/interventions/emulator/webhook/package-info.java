/**
 * Webhooks: their registration, the events of interventions, and the deliveries that are posted to them.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.emulator.webhook;

import org.jspecify.annotations.NullMarked;
