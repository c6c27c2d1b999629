package dev.interventions.webhooks;

import dev.interventions.webhooks.store.EventBatch;

/** A host's reaction to events that are not about interventions, or about one whose id can't be read. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles events with one subject, under the terms of {@link InterventionHandler#handle}.
     *
     * @throws Exception if they could not be handled; they are handled again later
     */
    void handle(EventBatch batch) throws Exception;
}
