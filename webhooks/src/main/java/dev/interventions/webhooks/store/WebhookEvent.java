package dev.interventions.webhooks.store;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One event of a delivery. It is a hint that something happened, and no state: what it says may be older than what has been read already.
 *
 * @param id the event's id, by which doubled deliveries are recognized
 * @param type what happened
 * @param issuedAt when, by the platform's clock, in milliseconds; none if the delivery leaves it out
 * @param userId the user who caused it, if the delivery names one
 * @param resourceType the type of what it happened to, or an empty text
 * @param resourceId the id of what it happened to, or an empty text
 * @param metadata the event's metadata as a JSON object, which is {@code {}} if there are none
 */
public record WebhookEvent(
        String id,
        EventType type,
        Option<Instant> issuedAt,
        Option<String> userId,
        String resourceType,
        String resourceId,
        String metadata) {

    /** Longer ids are no ids of the platform (<em>choice</em>). */
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

    /** The intervention that this event is about, if it is about one and its id can be one. */
    public Option<InterventionId> intervention() {
        return type.isOfIntervention() ? InterventionId.parse(resourceId).toOption() : Option.none();
    }

    /**
     * What this event is about. Events with the same subject are handled together and one batch after the other; an event about nothing is
     * a subject of its own.
     */
    public String subject() {
        String kind = type.isOfIntervention() ? "intervention" : resourceType;
        return resourceId.isEmpty() ? "event/" + id : kind + "/" + resourceId;
    }
}
