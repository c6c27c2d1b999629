package dev.interventions.port.journal;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An event of the journal.
 *
 * @param id its id, without white space; two events with the same id are the same one
 * @param name what happened, such as {@code intervention.canceled}
 * @param createdAt when it was recorded
 * @param user the user who did it; absent if no user did
 * @param intervention the intervention that it is about. The service doesn't guarantee the field that holds it, {@code extra_infos}, so it
 *     can be absent even if the event is about an intervention
 */
public record JournalEvent(
        String id, String name, Instant createdAt, Option<UserId> user, Option<InterventionId> intervention) {

    public JournalEvent {
        requireNonNull(name, "name");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(user, "user");
        requireNonNull(intervention, "intervention");
        if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("the id of an event must not be empty or have white space");
        }
    }
}
