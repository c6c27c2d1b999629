package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An agent's case on a customer's message, as it was at one moment. Only its id is always there: what the service left out is absent, and
 * absent is neither zero nor empty.
 *
 * <p>The record holds data and state. The operations on it are decided by {@link Opening}, {@link Closing}, {@link Cancelling}, {@link
 * Reassigning}, {@link Categorizing}, {@link UpdatingCustomFields} and {@link Conversation}.
 *
 * <p><b>Not for JSON.</b> This record, its ids and Vavr's types have no mapping to JSON: a web controller that returns one fails, or writes
 * {@code {}} for an id, depending on its JSON library. Return a record of the host application with the values that its clients need, such
 * as {@code intervention.id().value()} and {@code intervention.owner().map(UserId::value).getOrNull()}.
 *
 * @param id its id ({@code id})
 * @param origin the content, thread, source and customer that it comes from
 * @param owner the user who owns it ({@code user_id})
 * @param lifecycle when it was opened, changed, closed and deferred
 * @param replies the agents' replies
 * @param commentsCount how many comments agents wrote to each other ({@code comments_count})
 * @param categories its categories, whose order has no meaning ({@code category_ids})
 * @param customFields its custom fields by key ({@code custom_fields}, or {@code custom_field_values})
 * @param satisfaction the customer's satisfaction
 * @param language the customer's language
 */
public record Intervention(
        InterventionId id,
        Origin origin,
        Option<UserId> owner,
        Lifecycle lifecycle,
        Replies replies,
        Option<Long> commentsCount,
        Option<Set<CategoryId>> categories,
        Option<Map<String, CustomFieldValue>> customFields,
        Satisfaction satisfaction,
        Language language) {

    public Intervention {
        requireNonNull(id, "id");
        requireNonNull(origin, "origin");
        requireNonNull(owner, "owner");
        requireNonNull(lifecycle, "lifecycle");
        requireNonNull(replies, "replies");
        requireNonNull(commentsCount, "commentsCount");
        requireNonNull(categories, "categories");
        requireNonNull(customFields, "customFields");
        requireNonNull(satisfaction, "satisfaction");
        requireNonNull(language, "language");
    }

    /** An intervention of which only the id is known. */
    public static Intervention withId(InterventionId id) {
        return new Intervention(
                id,
                Origin.UNKNOWN,
                Option.none(),
                Lifecycle.UNKNOWN,
                Replies.UNKNOWN,
                Option.none(),
                Option.none(),
                Option.none(),
                Satisfaction.UNKNOWN,
                Language.UNKNOWN);
    }

    /**
     * The state that the fields show: {@code closed} takes precedence over {@code closed_at}; without {@code closed}, it is closed if and
     * only if {@code closed_at} is present. If it is open and has a {@code deferred_at}, it is deferred until then, even if that is past:
     * the service decides when a deferral has ended, not the reader's clock (rules
     * <a href="{@docRoot}/doc-files/rules.html#STATE-1">STATE-1</a> to <a href="{@docRoot}/doc-files/rules.html#STATE-3">STATE-3</a>).
     */
    public InterventionState state() {
        return lifecycle.state();
    }

    /** Whether it is closed. */
    public boolean isClosed() {
        return state() instanceof InterventionState.Closed;
    }

    /**
     * The same without its deferral, if that ends at this moment or ended earlier (rule
     * <a href="{@docRoot}/doc-files/rules.html#STATE-4">STATE-4</a>).
     */
    public Intervention withoutDeferralPassedBy(Instant now) {
        return withLifecycle(lifecycle.withoutDeferralPassedBy(now));
    }

    // ---- copies with one component changed ----

    /** The same with another origin. */
    public Intervention withOrigin(Origin newOrigin) {
        return new Intervention(
                id,
                newOrigin,
                owner,
                lifecycle,
                replies,
                commentsCount,
                categories,
                customFields,
                satisfaction,
                language);
    }

    /** The same with another owner. */
    public Intervention withOwner(Option<UserId> newOwner) {
        return new Intervention(
                id,
                origin,
                newOwner,
                lifecycle,
                replies,
                commentsCount,
                categories,
                customFields,
                satisfaction,
                language);
    }

    /** The same with another lifecycle. */
    public Intervention withLifecycle(Lifecycle newLifecycle) {
        return new Intervention(
                id,
                origin,
                owner,
                newLifecycle,
                replies,
                commentsCount,
                categories,
                customFields,
                satisfaction,
                language);
    }

    /** The same with other replies. */
    public Intervention withReplies(Replies newReplies) {
        return new Intervention(
                id,
                origin,
                owner,
                lifecycle,
                newReplies,
                commentsCount,
                categories,
                customFields,
                satisfaction,
                language);
    }

    /** The same with another count of comments. */
    public Intervention withCommentsCount(Option<Long> newCommentsCount) {
        return new Intervention(
                id,
                origin,
                owner,
                lifecycle,
                replies,
                newCommentsCount,
                categories,
                customFields,
                satisfaction,
                language);
    }

    /** The same with other categories. */
    public Intervention withCategories(Option<Set<CategoryId>> newCategories) {
        return new Intervention(
                id,
                origin,
                owner,
                lifecycle,
                replies,
                commentsCount,
                newCategories,
                customFields,
                satisfaction,
                language);
    }

    /** The same with other custom fields. */
    public Intervention withCustomFields(Option<Map<String, CustomFieldValue>> newCustomFields) {
        return new Intervention(
                id,
                origin,
                owner,
                lifecycle,
                replies,
                commentsCount,
                categories,
                newCustomFields,
                satisfaction,
                language);
    }

    /** The same with another satisfaction. */
    public Intervention withSatisfaction(Satisfaction newSatisfaction) {
        return new Intervention(
                id,
                origin,
                owner,
                lifecycle,
                replies,
                commentsCount,
                categories,
                customFields,
                newSatisfaction,
                language);
    }

    /** The same with another language. */
    public Intervention withLanguage(Language newLanguage) {
        return new Intervention(
                id,
                origin,
                owner,
                lifecycle,
                replies,
                commentsCount,
                categories,
                customFields,
                satisfaction,
                newLanguage);
    }

    /** The same, changed at this moment. */
    Intervention updatedAt(Instant now) {
        return withLifecycle(lifecycle.updatedAt(now));
    }
}
