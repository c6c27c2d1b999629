/** What the emulator reports about deliveries to webhooks, and how they are disturbed. */
@NullMarked
package dev.interventions.emulator.delivery;

import org.jspecify.annotations.NullMarked;
