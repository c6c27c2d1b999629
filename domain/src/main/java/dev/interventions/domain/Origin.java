package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * Where an intervention comes from. What the service left out is absent.
 *
 * @param content the content that it was opened on ({@code content_id})
 * @param thread the thread of that content ({@code thread_id})
 * @param source the source of that thread ({@code source_id})
 * @param identity the customer who wrote ({@code identity_id})
 * @param identityGroup the group of that customer ({@code identity_group_id})
 */
public record Origin(
        Option<ContentId> content,
        Option<ThreadId> thread,
        Option<SourceId> source,
        Option<IdentityId> identity,
        Option<IdentityGroupId> identityGroup) {

    /** Nothing is known. */
    public static final Origin UNKNOWN =
            new Origin(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public Origin {
        requireNonNull(content, "content");
        requireNonNull(thread, "thread");
        requireNonNull(source, "source");
        requireNonNull(identity, "identity");
        requireNonNull(identityGroup, "identityGroup");
    }

    /** The same origin with the customer in this group, or in none. */
    public Origin withIdentityGroup(Option<IdentityGroupId> group) {
        return new Origin(content, thread, source, identity, group);
    }
}
