package dev.interventions.webhooks;

/** A host's reaction to events of an intervention. */
@FunctionalInterface
public interface InterventionHandler {

    /**
     * Handles events of one intervention. It must be idempotent: it may be called again with the same events, and if it takes longer than
     * the lease, even while the first call is running.
     *
     * @throws Exception if they could not be handled; they are handled again later
     */
    void handle(InterventionHint hint) throws Exception;
}
