package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * Which comments to list, the newest first. A comment must match all given filters; an unknown id gives an empty page (rule
 * <a href="{@docRoot}/doc-files/rules.html#COMMENT-9">COMMENT-9</a>).
 *
 * @param intervention only those about this intervention ({@code intervention_id})
 * @param thread only those about interventions in this thread ({@code thread_id})
 * @param author only those that this user wrote ({@code user_id})
 * @param identity only those about interventions of this customer ({@code identity_id})
 */
public record CommentQuery(
        Option<InterventionId> intervention,
        Option<ThreadId> thread,
        Option<UserId> author,
        Option<IdentityId> identity) {

    private static final CommentQuery ALL =
            new CommentQuery(Option.none(), Option.none(), Option.none(), Option.none());

    public CommentQuery {
        requireNonNull(intervention, "intervention");
        requireNonNull(thread, "thread");
        requireNonNull(author, "author");
        requireNonNull(identity, "identity");
    }

    /** All comments about interventions whose source the acting user reads. */
    public static CommentQuery all() {
        return ALL;
    }

    /** All comments about this intervention. */
    public static CommentQuery about(InterventionId onlyIntervention) {
        return ALL.onIntervention(onlyIntervention);
    }

    /** The same, only those about this intervention. */
    public CommentQuery onIntervention(InterventionId onlyIntervention) {
        return new CommentQuery(Option.some(onlyIntervention), thread, author, identity);
    }

    /** The same, only those about interventions in this thread. */
    public CommentQuery inThread(ThreadId onlyThread) {
        return new CommentQuery(intervention, Option.some(onlyThread), author, identity);
    }

    /** The same, only those that this user wrote. */
    public CommentQuery writtenBy(UserId onlyAuthor) {
        return new CommentQuery(intervention, thread, Option.some(onlyAuthor), identity);
    }

    /** The same, only those about interventions of this customer. */
    public CommentQuery ofIdentity(IdentityId onlyIdentity) {
        return new CommentQuery(intervention, thread, author, Option.some(onlyIdentity));
    }
}
