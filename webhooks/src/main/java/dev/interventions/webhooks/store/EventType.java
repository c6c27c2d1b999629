package dev.interventions.webhooks.store;

/**
 * The type of an event, such as {@code intervention.closed}. Any text is a type, since the platform adds new ones.
 *
 * @param name the type as the platform writes it, not blank
 */
public record EventType(String name) {

    public static final EventType INTERVENTION_OPENED = new EventType("intervention.opened");
    public static final EventType INTERVENTION_REOPENED = new EventType("intervention.reopened");
    public static final EventType INTERVENTION_ASSIGNED = new EventType("intervention.assigned");
    public static final EventType INTERVENTION_CLOSED = new EventType("intervention.closed");
    public static final EventType INTERVENTION_CANCELED = new EventType("intervention.canceled");
    public static final EventType INTERVENTION_DEFERRED = new EventType("intervention.deferred");
    public static final EventType INTERVENTION_REACTIVATED = new EventType("intervention.reactivated");
    public static final EventType INTERVENTION_RECATEGORIZED = new EventType("intervention.recategorized");
    public static final EventType INTERVENTION_USER_UPDATED = new EventType("intervention.user_updated");
    public static final EventType INTERVENTION_CUSTOM_FIELDS_UPDATED =
            new EventType("intervention.custom_fields_updated");

    /** @throws IllegalArgumentException if the name is blank */
    public EventType {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of an event type must not be blank");
        }
    }

    /** Whether events of this type are about an intervention. */
    public boolean isOfIntervention() {
        return name.startsWith("intervention.");
    }

    @Override
    public String toString() {
        return name;
    }
}
