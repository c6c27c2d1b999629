package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One event of a delivery. It reports that something happened, and is no source of state: it may be older than the state that a host has
 * already read.
 *
 * @param id the event's id, the same in repeated deliveries; 1 to {@link #MAX_ID_LENGTH} characters, not blank
 * @param type what happened
 * @param issuedAt when it happened, by the platform's clock, to the millisecond; none if the delivery has no such time
 * @param userId the user who caused it, if the delivery names one
 * @param resourceType the type of the resource to which it happened, or an empty text
 * @param resourceId the id of that resource, or an empty text
 * @param metadata the metadata as a JSON object, {@code {}} if the delivery has none
 */
public record WebhookEvent(
        String id,
        EventType type,
        Option<Instant> issuedAt,
        Option<String> userId,
        String resourceType,
        String resourceId,
        String metadata) {

    /** The maximum length of an event's id (<em>choice</em>). */
    public static final int MAX_ID_LENGTH = 255;

    /** @throws IllegalArgumentException if the id is blank or longer than {@link #MAX_ID_LENGTH} */
    public WebhookEvent {
        requireNonNull(type, "type");
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(userId, "userId");
        requireNonNull(resourceType, "resourceType");
        requireNonNull(resourceId, "resourceId");
        requireNonNull(metadata, "metadata");
        if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("the id of an event must have 1 to " + MAX_ID_LENGTH + " characters");
        }
    }

    /** The intervention that this event is about; none if it is about something else, or if its resource has no valid intervention id. */
    public Option<InterventionId> intervention() {
        return type.isOfIntervention() ? InterventionId.parse(resourceId).toOption() : Option.none();
    }

    /**
     * What this event is about: the resource, or the event itself if it names none. Events with the same subject are handled together, and
     * their batches one after the other.
     */
    public String subject() {
        String kind = type.isOfIntervention() ? "intervention" : resourceType;
        return resourceId.isEmpty() ? "event/" + id : kind + "/" + resourceId;
    }
}
