package dev.interventions.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.EffectUnknown;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.util.function.UnaryOperator;

/**
 * The interventions of one account, as one acting user sees and changes them.
 *
 * <p><b>Outcomes.</b> Every outcome is a value: no operation throws for what the service or the network does. A {@code Right} means that a
 * record with the requested state was seen, not only that the service reported success: a record that contradicts or lacks that state is
 * not a result. A {@link Refused} or an {@link Unavailable} means that this call changed nothing; an {@link EffectUnknown}, which only a
 * write can return, means that it may have changed something. Any operation may return any {@link Unavailable}, {@link
 * Refused.NotAuthenticated}, {@link Refused.InvalidRequest} (an impersonation that is not permitted, rules
 * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-2">IMPERSONATE-2</a> and
 * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-3">IMPERSONATE-3</a>), from adapters over a network {@link Refused.EndpointNotFound}
 * and, from adapters that don't support every operation, {@link Refused.NotSupported}; each operation lists its other refusals. If there
 * are several reasons to refuse, the first of these is reported: there is no such intervention; its source is not read; a close or cancel
 * is in progress; it isn't allowed, with all broken rules together; the new owner is unknown (rule
 * <a href="{@docRoot}/doc-files/rules.html#ORDER-1">ORDER-1</a>).
 *
 * <p><b>Not promised.</b> Results are snapshots, which never change (rule <a href="{@docRoot}/doc-files/rules.html#RESULT-1">RESULT-1</a>):
 * others may have changed the intervention since. No operation can be repeated blindly, since the service has no idempotency keys.
 *
 * <p><b>Threads.</b> Calls block until there is an outcome. Threads may share an instance. For asynchronous calls, a host uses its own
 * executor.
 *
 * <p>A {@code null} argument is a programmer's error: the call throws {@link NullPointerException} and changes nothing (rule
 * <a href="{@docRoot}/doc-files/rules.html#ARGUMENT-1">ARGUMENT-1</a>).
 */
public interface Interventions {

    /**
     * Opens an intervention on a customer's message, or reopens the closed one that the message belongs to. The acting user
     * becomes its owner (operation <em>create</em>, rules <a href="{@docRoot}/doc-files/rules.html#CREATE-1">CREATE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-9">CREATE-9</a>).
     *
     * @return the intervention, open; if it was reopened by a later message, its {@linkplain dev.interventions.domain.Origin#content()
     *     content} is still the first one (rule <a href="{@docRoot}/doc-files/rules.html#CREATE-9">CREATE-9</a>). Or {@link
     *     Refused.NotOpenable} if there is no such content, the acting user doesn't read its source, an agent wrote it, or its intervention
     *     is open
     */
    Either<InterventionError, Intervention> create(ContentId content);

    /**
     * The intervention as it is now (operation <em>get</em>, rules <a href="{@docRoot}/doc-files/rules.html#GET-1">GET-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#GET-2">GET-2</a>).
     *
     * @return the intervention; or {@link Refused.NotFound}
     */
    Either<InterventionError, Intervention> get(InterventionId id);

    /**
     * A page of the interventions whose source the acting user reads (operation <em>list</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#LIST-1">LIST-1</a> to <a href="{@docRoot}/doc-files/rules.html#LIST-11">LIST-11</a> and
     * <a href="{@docRoot}/doc-files/rules.html#PAGE-1">PAGE-1</a> to <a href="{@docRoot}/doc-files/rules.html#PAGE-3">PAGE-3</a>). Several
     * pages together are not a snapshot: interventions that are opened or cancelled in between shift the records; {@link #walk} deals with
     * that.
     *
     * @return the page, without records if the offset is past the end
     */
    Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page);

    /**
     * Closes an intervention (operation <em>close</em>, rules <a href="{@docRoot}/doc-files/rules.html#CLOSE-1">CLOSE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CLOSE-7">CLOSE-7</a>).
     *
     * @return the intervention, closed; or {@link Refused.NotFound}; or {@link Refused.InProgress}; or {@link Refused.NotAllowed} if it is
     *     closed, has no agent reply, is neither owned by the acting user nor editable by them, or its source is not read
     */
    Either<InterventionError, Intervention> close(InterventionId id);

    /**
     * Cancels an intervention: it no longer exists afterwards, and its contents belong to none, so that interventions can be opened on them
     * again (operation <em>cancel</em>, rules <a href="{@docRoot}/doc-files/rules.html#CANCEL-1">CANCEL-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CANCEL-6">CANCEL-6</a>).
     *
     * @return its id, and its last state if that is known; or {@link Refused.NotFound}; or {@link Refused.InProgress}; or {@link
     *     Refused.NotAllowed} if it is closed or has agent replies
     */
    Either<InterventionError, Cancelled> cancel(InterventionId id);

    /**
     * Changes the owner, whether the intervention is open or closed (operation <em>reassign</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-1">REASSIGN-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-6">REASSIGN-6</a>).
     *
     * @return the intervention with its new owner; or {@link Refused.NotFound}; or {@link Refused.NotAllowed} if the acting user may not
     *     update it; or {@link Refused.UnknownUser}
     */
    Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner);

    /**
     * Replaces all categories, whether the intervention is open or closed (operation <em>categorize</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-1">CATEGORIZE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-4">CATEGORIZE-4</a>). An empty set clears them.
     *
     * @return the intervention with exactly these categories; or {@link Refused.NotFound}
     */
    Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories);

    /** Replaces all categories by one or several. Unlike {@link #categorize(InterventionId, Set)}, this can't clear them by accident. */
    default Either<InterventionError, Intervention> categorize(
            InterventionId id, CategoryId first, CategoryId... rest) {
        return categorize(
                id,
                List.of(rest)
                        .prepend(first)
                        .map(category -> requireNonNull(category, "category"))
                        .toSet());
    }

    /**
     * Adds categories to those that the intervention has, whether it is open or closed: {@link #get}, then {@link #categorize(InterventionId,
     * Set)} with all of them, unless it has them already. An intervention that shows no categories counts as having none.
     *
     * <p><b>Not promised:</b> the two calls are not one operation, and the service has no condition for a write. Categories that somebody
     * else sets between the two are lost, and those that somebody else removes return.
     *
     * @return the intervention with at least these categories; or the error of the call that failed. If that is the read, nothing was
     *     changed
     */
    default Either<InterventionError, Intervention> addCategories(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(categories, "categories");
        return recategorize(id, before -> before.addAll(categories));
    }

    /**
     * Removes categories from those that the intervention has, whether it is open or closed: {@link #get}, then {@link
     * #categorize(InterventionId, Set)} with the others, unless it has none of them. As with {@link #addCategories}, the two calls are not
     * one operation.
     *
     * @return the intervention without these categories; or the error of the call that failed. If that is the read, nothing was changed
     */
    default Either<InterventionError, Intervention> removeCategories(InterventionId id, Set<CategoryId> categories) {
        requireNonNull(categories, "categories");
        return recategorize(id, before -> before.removeAll(categories));
    }

    private Either<InterventionError, Intervention> recategorize(
            InterventionId id, UnaryOperator<Set<CategoryId>> change) {
        return get(id).flatMap(found -> {
            Set<CategoryId> before = found.categories().getOrElse(HashSet.empty());
            Set<CategoryId> after = change.apply(before);
            return after.equals(before) ? Either.right(found) : categorize(id, after);
        });
    }

    /**
     * Sets custom fields, whether the intervention is open or closed; a blank value clears its field, and fields that are not
     * named stay (operation <em>update custom fields</em>, rules <a href="{@docRoot}/doc-files/rules.html#FIELDS-1">FIELDS-1</a>
     * to <a href="{@docRoot}/doc-files/rules.html#FIELDS-6">FIELDS-6</a>). The service may return a number or a boolean as text,
     * see {@link CustomFieldValue}.
     *
     * @return the intervention with these fields; or {@link Refused.NotFound}; or {@link Refused.InvalidRequest} if a key is blank
     *     or has brackets or control characters, or a key or value has an unpaired surrogate
     */
    Either<InterventionError, Intervention> updateCustomFields(InterventionId id, Map<String, CustomFieldValue> values);

    /** Sets one custom field: {@link #updateCustomFields(InterventionId, Map)} with one entry. */
    default Either<InterventionError, Intervention> updateCustomField(
            InterventionId id, String key, CustomFieldValue value) {
        return updateCustomFields(id, HashMap.of(requireNonNull(key, "key"), requireNonNull(value, "value")));
    }

    /**
     * The same interventions as another user sees and changes them (parameter {@code impersonated_user_id}, rules
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-1">IMPERSONATE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-6">IMPERSONATE-6</a>). Creating the view sends nothing and is never refused; its
     * operations are refused with {@link Refused.InvalidRequest} if the token's user isn't permitted to impersonate, or the
     * other user doesn't exist. On a view, this replaces the impersonated user, as if it had been called on the original.
     *
     * @return a view that shares everything with this instance
     */
    Interventions actingAs(UserId user);

    /**
     * All interventions that match a query, page by page, from the beginning.
     *
     * @see Walk
     */
    default Walk walk(InterventionQuery query) {
        return walk(query, WalkPosition.start());
    }

    /**
     * All interventions that match a query, page by page, from a position of an earlier walk with the same query.
     *
     * @see Walk
     */
    default Walk walk(InterventionQuery query, WalkPosition from) {
        return new Walk(this, requireNonNull(query, "query"), requireNonNull(from, "from"), PageRequest.MAX_LIMIT);
    }
}
