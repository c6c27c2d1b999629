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
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/**
 * The interventions of one account, as one acting user sees and changes them.
 *
 * <p><b>Outcomes.</b> Every outcome is a value: no operation throws for what the service or the network does. A {@code Right}
 * says that the requested state was seen, not only that the service answered with success: a record that contradicts it or leaves it
 * out is no result. A {@link Refused} and an {@link Unavailable} say that this call changed nothing; an {@link EffectUnknown}, which
 * only a write can give, says that it may have. Any operation may give any {@link Unavailable}, {@link Refused.NotAuthenticated},
 * {@link Refused.InvalidRequest} (an impersonation that is not permitted, rules <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-2">IMPERSONATE-2</a> and <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-3">IMPERSONATE-3</a>), from adapters over a
 * network {@link Refused.EndpointNotFound} and, from adapters that can't do everything, {@link Refused.NotSupported}; what else an
 * operation refuses stands beside it. Where several reasons hold, the first of these is given: there is no such intervention; its
 * source is not read; a close or cancel is in progress; it isn't allowed, for all rules that are broken together; the new owner is
 * unknown (rule <a href="{@docRoot}/doc-files/rules.html#ORDER-1">ORDER-1</a>).
 *
 * <p><b>Not promised.</b> Results are snapshots, which stay as they were given (rule <a href="{@docRoot}/doc-files/rules.html#RESULT-1">RESULT-1</a>): others may have changed the
 * intervention since. No operation can be repeated blindly, for the service knows no idempotency keys.
 *
 * <p><b>Threads.</b> Calls block until there is an outcome. Threads may share one instance; a host that wants asynchrony uses
 * its own executor.
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
     * @return the intervention, open; its {@linkplain dev.interventions.domain.Origin#content() content} is another one if the
     *     message is a later one of an intervention that was reopened (rule <a href="{@docRoot}/doc-files/rules.html#CREATE-9">CREATE-9</a>). Or {@link Refused.NotOpenable} if there is no
     *     such content, the acting user doesn't read its source, an agent wrote it, or its intervention is open
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
     * A page of the interventions in sources that the acting user reads (operation <em>list</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#LIST-1">LIST-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#LIST-11">LIST-11</a> and
     * <a href="{@docRoot}/doc-files/rules.html#PAGE-1">PAGE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#PAGE-3">PAGE-3</a>). Pages are not snapshots of one moment together: what is
     * opened or cancelled in between shifts the records; {@link #walk} deals with that.
     *
     * @return the page, without records if the offset is past the end
     */
    Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page);

    /**
     * Closes an intervention (operation <em>close</em>, rules <a href="{@docRoot}/doc-files/rules.html#CLOSE-1">CLOSE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CLOSE-7">CLOSE-7</a>).
     *
     * @return the intervention, closed; or {@link Refused.NotFound}; or {@link Refused.InProgress}; or {@link Refused.NotAllowed}
     *     if it is closed, has no agent reply, is neither the acting user's own nor theirs to edit, or its source is not read
     */
    Either<InterventionError, Intervention> close(InterventionId id);

    /**
     * Cancels an intervention: it is gone afterwards, and its contents belong to none and can be engaged again (operation
     * <em>cancel</em>, rules <a href="{@docRoot}/doc-files/rules.html#CANCEL-1">CANCEL-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CANCEL-6">CANCEL-6</a>).
     *
     * @return its id, and its last state if that is known; or {@link Refused.NotFound}; or {@link Refused.InProgress}; or {@link
     *     Refused.NotAllowed} if it is closed or has agent replies
     */
    Either<InterventionError, Cancelled> cancel(InterventionId id);

    /**
     * Assigns another owner, whether the intervention is open or closed (operation <em>reassign</em>, rules
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-1">REASSIGN-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-6">REASSIGN-6</a>).
     *
     * @return the intervention with its new owner; or {@link Refused.NotFound}; or {@link Refused.NotAllowed} if the acting user may
     *     not update it; or {@link Refused.UnknownUser}
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

    /**
     * Replaces all categories by one or several: {@link #categorize(InterventionId, Set)} without the danger of clearing them by
     * accident.
     */
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
     * Sets custom fields, whether the intervention is open or closed; a blank value clears its field, and fields that are not
     * named stay (operation <em>update custom fields</em>, rules <a href="{@docRoot}/doc-files/rules.html#FIELDS-1">FIELDS-1</a>
     * to <a href="{@docRoot}/doc-files/rules.html#FIELDS-6">FIELDS-6</a>). The service may return a number or a boolean as text,
     * see {@link CustomFieldValue}.
     *
     * @return the intervention with these fields; or {@link Refused.NotFound}; or {@link Refused.InvalidRequest} if a key is blank
     *     or has brackets or control characters, or a key or value has half of a surrogate pair
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
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-6">IMPERSONATE-6</a>). Asking costs nothing and is never refused; the
     * operations of the view are, with {@link Refused.InvalidRequest}, if the token's user may not impersonate or there is no
     * such user. On a view, this replaces the impersonated user, as if it had been called on the original.
     *
     * @return a view that shares everything with this instance
     */
    Interventions actingAs(UserId user);

    /**
     * All interventions that a query gives, page after page, from the beginning.
     *
     * @see Walk
     */
    default Walk walk(InterventionQuery query) {
        return walk(query, WalkPosition.start());
    }

    /**
     * All interventions that a query gives, page after page, from a position of an earlier walk with the same query on.
     *
     * @see Walk
     */
    default Walk walk(InterventionQuery query, WalkPosition from) {
        return new Walk(this, requireNonNull(query, "query"), requireNonNull(from, "from"), PageRequest.MAX_LIMIT);
    }
}
