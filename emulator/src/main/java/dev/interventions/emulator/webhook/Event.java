package dev.interventions.emulator.webhook;

import jakarta.json.JsonObject;

/**
 * An event as it is posted.
 *
 * @param type such as {@code intervention.closed}
 */
record Event(String type, JsonObject json) {}
