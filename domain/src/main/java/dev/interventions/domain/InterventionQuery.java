package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * Which interventions to list, and in which order. An intervention must match all given filters; of several identities, it must match one
 * (rules <a href="{@docRoot}/doc-files/rules.html#LIST-8">LIST-8</a> and <a href="{@docRoot}/doc-files/rules.html#LIST-9">LIST-9</a>,
 * <em>choices</em>). An unknown id gives an empty page.
 *
 * @param thread only those in this thread ({@code thread_id})
 * @param owner only those owned by this user ({@code user_id})
 * @param identityGroup only those of customers who are in this group now ({@code identity_group_id})
 * @param identities only those of one of these customers; empty for all ({@code identity_id})
 * @param status only those in this state ({@code status})
 * @param sort the order ({@code sort})
 */
public record InterventionQuery(
        Option<ThreadId> thread,
        Option<UserId> owner,
        Option<IdentityGroupId> identityGroup,
        Set<IdentityId> identities,
        Option<StatusFilter> status,
        Sort sort) {

    private static final InterventionQuery ALL = new InterventionQuery(
            Option.none(), Option.none(), Option.none(), HashSet.empty(), Option.none(), Sort.CREATED_AT);

    public InterventionQuery {
        requireNonNull(thread, "thread");
        requireNonNull(owner, "owner");
        requireNonNull(identityGroup, "identityGroup");
        requireNonNull(identities, "identities");
        requireNonNull(status, "status");
        requireNonNull(sort, "sort");
    }

    /** All interventions whose source the acting user reads, the newest first. */
    public static InterventionQuery all() {
        return ALL;
    }

    /** The same, only in this thread. */
    public InterventionQuery inThread(ThreadId onlyThread) {
        return new InterventionQuery(Option.some(onlyThread), owner, identityGroup, identities, status, sort);
    }

    /** The same, only those owned by this user. */
    public InterventionQuery ownedBy(UserId onlyOwner) {
        return new InterventionQuery(thread, Option.some(onlyOwner), identityGroup, identities, status, sort);
    }

    /** The same, only of customers who are in this group now. */
    public InterventionQuery ofGroup(IdentityGroupId onlyGroup) {
        return new InterventionQuery(thread, owner, Option.some(onlyGroup), identities, status, sort);
    }

    /** The same, only of these customers. */
    public InterventionQuery ofIdentities(IdentityId first, IdentityId... rest) {
        return new InterventionQuery(
                thread, owner, identityGroup, HashSet.of(rest).add(first), status, sort);
    }

    /** The same, only in this state. */
    public InterventionQuery withStatus(StatusFilter onlyStatus) {
        return new InterventionQuery(thread, owner, identityGroup, identities, Option.some(onlyStatus), sort);
    }

    /** The same in this order. */
    public InterventionQuery sortedBy(Sort newSort) {
        return new InterventionQuery(thread, owner, identityGroup, identities, status, newSort);
    }
}
