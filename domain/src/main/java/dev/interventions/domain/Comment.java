package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * What an agent wrote to other agents about an intervention, as it was at one moment; the customer doesn't see it. Only its id is always
 * there: what the service left out is absent. Dates are truncated to whole seconds.
 *
 * <p>Comments can't be changed. They are created and deleted by {@link Commenting} and {@link DeletingComment}.
 *
 * @param id its id ({@code id})
 * @param body the text ({@code body})
 * @param intervention the intervention that it is about ({@code intervention_id})
 * @param thread the thread of that intervention ({@code thread_id})
 * @param author the user who wrote it ({@code user_id})
 * @param identity the customer of that intervention ({@code identity_id}, or {@code videntity_id})
 * @param createdAt when it was written ({@code created_at})
 * @param updatedAt when it was changed last ({@code updated_at})
 */
public record Comment(
        CommentId id,
        Option<String> body,
        Option<InterventionId> intervention,
        Option<ThreadId> thread,
        Option<UserId> author,
        Option<IdentityId> identity,
        Option<Instant> createdAt,
        Option<Instant> updatedAt) {

    public Comment {
        requireNonNull(id, "id");
        requireNonNull(body, "body");
        requireNonNull(intervention, "intervention");
        requireNonNull(thread, "thread");
        requireNonNull(author, "author");
        requireNonNull(identity, "identity");
        createdAt = WholeSeconds.ofInstant(requireNonNull(createdAt, "createdAt"));
        updatedAt = WholeSeconds.ofInstant(requireNonNull(updatedAt, "updatedAt"));
    }

    /** A comment of which only the id is known. */
    public static Comment withId(CommentId id) {
        return new Comment(
                id,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none());
    }
}
