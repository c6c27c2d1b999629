package dev.interventions.webhooks;

import dev.interventions.webhooks.store.EventBatch;

/** A host's reaction to events that are not about interventions, or that name an intervention by an invalid id. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles events with one subject, under the same contract as {@link InterventionHandler#handle}.
     *
     * @throws Exception if they could not be handled; they are handled again later
     */
    void handle(EventBatch batch) throws Exception;
}
