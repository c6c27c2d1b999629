package dev.interventions.webhooks;

/** A host's reaction to events of an intervention. */
@FunctionalInterface
public interface InterventionHandler {

    /**
     * Handles events of one intervention. It may be called again with the same events, even at the same time if it takes longer than the
     * lease: it has to be idempotent.
     *
     * @throws Exception if they could not be handled; they are handled again later
     */
    void handle(InterventionHint hint) throws Exception;
}
