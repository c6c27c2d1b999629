package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * An agent's case on a customer's message, as it was at one moment. Only its id is always there: what the service left out is
 * absent, and absent is neither zero nor empty.
 *
 * <p>The methods that take an {@link Actor} are the service's rules as pure functions: they give the intervention as it is
 * afterwards, or a refusal that names all rules that this record shows to be broken. What a record leaves out breaks no rule.
 * A change sets {@code updated_at}, which never goes back; what changes nothing gives the intervention unchanged.
 *
 * <p><b>Not for JSON.</b> This record, its ids and Vavr's types have no mapping to JSON: a web controller that returns one fails, or
 * writes {@code {}} for an id, depending on its JSON library. Return a record of the host application's own that has the values its
 * clients need, such as {@code intervention.id().value()} and {@code intervention.owner().map(UserId::value).getOrNull()}.
 *
 * @param id its id ({@code id})
 * @param origin the content, thread, source and customer that it comes from
 * @param owner the user in charge ({@code user_id})
 * @param lifecycle when it was opened, changed, closed and put off
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

    /** An intervention of which nothing but its id is known. */
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

    static Intervention opened(InterventionId id, Origin origin, UserId owner, Instant now) {
        return new Intervention(
                id,
                origin,
                Option.some(owner),
                Lifecycle.openedAt(now),
                Replies.NONE,
                Option.some(0L),
                Option.some(HashSet.empty()),
                Option.some(LinkedHashMap.empty()),
                Satisfaction.UNKNOWN,
                Language.UNKNOWN);
    }

    // ---- what it shows ----

    /**
     * The state that the fields show: {@code closed} decides over {@code closed_at}; without {@code closed}, it is closed if and
     * only if {@code closed_at} is there; open with a {@code deferred_at}, it is deferred until then, even if that is past: the
     * service decides when a deferral has ended, not the reader's clock (rules <a href="{@docRoot}/doc-files/rules.html#STATE-1">STATE-1</a>
     * to <a href="{@docRoot}/doc-files/rules.html#STATE-3">STATE-3</a>).
     */
    public InterventionState state() {
        return lifecycle.state();
    }

    /** Whether it is closed. */
    public boolean isClosed() {
        return state() instanceof InterventionState.Closed;
    }

    /** The rules on closing that this intervention shows to be broken, whoever acts. Empty doesn't mean that it can be closed. */
    public Set<Rule> closingRulesShownBroken() {
        return broken(isClosed(), Rule.CLOSE_ONLY_OPEN).union(broken(replies.showNone(), Rule.CLOSE_ONLY_REPLIED));
    }

    /** The rules on cancelling that this intervention shows to be broken, whoever acts. Empty doesn't mean that it can be cancelled. */
    public Set<Rule> cancellingRulesShownBroken() {
        return broken(isClosed(), Rule.CANCEL_ONLY_OPEN).union(broken(replies.showSome(), Rule.CANCEL_ONLY_UNREPLIED));
    }

    /**
     * Why the acting user can't see this intervention, if the record shows it: {@link Refused.NotFound} (rule
     * <a href="{@docRoot}/doc-files/rules.html#GET-2">GET-2</a>).
     */
    public Option<Refused> refusalToSee(Actor actor) {
        return Option.when(
                unreadBy(actor),
                () -> new Refused.NotFound("there is no intervention " + id.value() + " in a source that user "
                        + actor.id().value() + " reads"));
    }

    /**
     * Why the acting user can't even try to close this intervention, if the record shows it: the source is not read, which for
     * closing alone is {@link Refused.NotAllowed} (rule <a href="{@docRoot}/doc-files/rules.html#CLOSE-4">CLOSE-4</a>).
     */
    public Option<Refused> refusalToReachForClosing(Actor actor) {
        return Option.when(unreadBy(actor), () -> Refused.NotAllowed.stated(HashSet.of(Rule.CLOSE_READABLE)));
    }

    // ---- the operations' rules ----

    /**
     * It, as the acting user sees it; {@link Refused.NotFound} if its source is not read (rule
     * <a href="{@docRoot}/doc-files/rules.html#GET-2">GET-2</a>).
     */
    public Either<Refused, Intervention> seenBy(Actor actor) {
        return unless(refusalToSee(actor), this);
    }

    /**
     * Closed now, and no longer deferred (rules <a href="{@docRoot}/doc-files/rules.html#CLOSE-1">CLOSE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CLOSE-5">CLOSE-5</a> and <a href="{@docRoot}/doc-files/rules.html#CLOSE-7">CLOSE-7</a>).
     */
    public Either<Refused, Intervention> close(Actor actor, Instant now) {
        return unless(
                refusalToReachForClosing(actor)
                        .orElse(() -> notAllowed(closingRulesShownBroken()
                                .union(broken(!mayClose(actor), Rule.CLOSE_BY_OWNER_OR_EDITOR)))),
                withLifecycle(lifecycle.closedAt(now)));
    }

    /**
     * The last state of this intervention, which is gone afterwards (rules <a href="{@docRoot}/doc-files/rules.html#CANCEL-1">CANCEL-1</a>
     * to <a href="{@docRoot}/doc-files/rules.html#CANCEL-3">CANCEL-3</a> and <a href="{@docRoot}/doc-files/rules.html#CANCEL-5">CANCEL-5</a>).
     */
    public Either<Refused, Cancelled> cancel(Actor actor) {
        return unless(refusalToSee(actor).orElse(() -> notAllowed(cancellingRulesShownBroken())), this)
                .map(last -> new Cancelled(id, Option.some(last)));
    }

    /**
     * In the charge of another user, or of the same (rules <a href="{@docRoot}/doc-files/rules.html#REASSIGN-1">REASSIGN-1</a> and
     * <a href="{@docRoot}/doc-files/rules.html#REASSIGN-3">REASSIGN-3</a> to <a href="{@docRoot}/doc-files/rules.html#REASSIGN-5">REASSIGN-5</a>).
     * Whether there is such a user (rule <a href="{@docRoot}/doc-files/rules.html#REASSIGN-2">REASSIGN-2</a>) is the caller's to know.
     */
    public Either<Refused, Intervention> reassign(Actor actor, UserId newOwner, Instant now) {
        return unless(
                refusalToSee(actor).orElse(() -> notAllowed(broken(!mayReassign(actor), Rule.REASSIGN_BY_EDITOR))),
                owner.contains(newOwner)
                        ? this
                        : withOwner(Option.some(newOwner)).updatedAt(now));
    }

    /**
     * With exactly these categories; none clears them (rules <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-1">CATEGORIZE-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#CATEGORIZE-4">CATEGORIZE-4</a>).
     */
    public Either<Refused, Intervention> categorize(Actor actor, Set<CategoryId> newCategories, Instant now) {
        return unless(
                refusalToSee(actor),
                categories.getOrElse(HashSet.empty()).equals(newCategories)
                        ? this
                        : withCategories(Option.some(newCategories)).updatedAt(now));
    }

    /**
     * With these custom fields set, or cleared if their value is blank; other fields stay (rules <a href="{@docRoot}/doc-files/rules.html#FIELDS-1">FIELDS-1</a> to <a href="{@docRoot}/doc-files/rules.html#FIELDS-4">FIELDS-4</a>). Keys and
     * values have to be right ({@link CustomFieldKeys}, rule <a href="{@docRoot}/doc-files/rules.html#FIELDS-5">FIELDS-5</a>).
     */
    public Either<Refused, Intervention> updateCustomFields(
            Actor actor, Map<String, CustomFieldValue> values, Instant now) {
        Map<String, CustomFieldValue> before = customFields.getOrElse(LinkedHashMap.empty());
        Map<String, CustomFieldValue> after =
                values.foldLeft(before, (fields, field) -> with(fields, field._1, field._2));
        return unless(
                CustomFieldKeys.refusal(values).orElse(() -> refusalToSee(actor)),
                after.equals(before)
                        ? this
                        : withCustomFields(Option.some(after)).updatedAt(now));
    }

    /**
     * Open again, in the charge of the acting user; replies, categories and custom fields stay (rules
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-2">CREATE-2</a>, <a href="{@docRoot}/doc-files/rules.html#CREATE-6">CREATE-6</a> and
     * <a href="{@docRoot}/doc-files/rules.html#CREATE-8">CREATE-8</a>).
     */
    Either<Refused, Intervention> reopen(Actor actor, Instant now) {
        return isClosed()
                ? Either.right(withLifecycle(lifecycle.reopenedAt(now)).withOwner(Option.some(actor.id())))
                : Either.left(
                        new Refused.NotOpenable("intervention " + id.value() + " is open on this content already"));
    }

    // ---- what happens to it in the conversation ----

    /**
     * After a message of its customer: a closed one is open again, in the charge of the same user (rules
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-1">MESSAGE-1</a> and <a href="{@docRoot}/doc-files/rules.html#MESSAGE-2">MESSAGE-2</a>).
     */
    public Intervention messaged(Instant now) {
        return isClosed() ? withLifecycle(lifecycle.reopenedAt(now)) : this;
    }

    /**
     * After an agent's reply, which counts whoever the agent is and doesn't change the owner (rules
     * <a href="{@docRoot}/doc-files/rules.html#REPLY-1">REPLY-1</a> to <a href="{@docRoot}/doc-files/rules.html#REPLY-4">REPLY-4</a>).
     *
     * @param turns how long the customer waited in each turn so far, this one included
     */
    public Either<Refused, Intervention> replied(ContentId reply, Seq<Duration> turns, Instant now) {
        return unless(
                notAllowed(broken(isClosed(), Rule.REPLY_ONLY_OPEN)),
                withReplies(repliesAfter(reply, turns, now)).updatedAt(now));
    }

    /** Put off until then (rule <a href="{@docRoot}/doc-files/rules.html#DEFER-1">DEFER-1</a>). */
    public Either<Refused, Intervention> deferUntil(Instant until, Instant now) {
        return unless(
                notAllowed(broken(isClosed(), Rule.DEFER_ONLY_OPEN)),
                withLifecycle(lifecycle.deferredUntil(until, now)));
    }

    /**
     * Without its deferral, if that ends at this moment or has ended before (rule
     * <a href="{@docRoot}/doc-files/rules.html#STATE-4">STATE-4</a>).
     */
    public Intervention withoutDeferralPassedBy(Instant now) {
        return withLifecycle(lifecycle.withoutDeferralPassedBy(now));
    }

    // ---- the same with one thing changed ----

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

    /** The same with another life. */
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

    // ---- the parts of the rules ----

    private Intervention updatedAt(Instant now) {
        return withLifecycle(lifecycle.updatedAt(now));
    }

    private static Map<String, CustomFieldValue> with(
            Map<String, CustomFieldValue> fields, String key, CustomFieldValue value) {
        if (value.isBlank()) {
            return fields.remove(key);
        }
        return fields.get(key).exists(value::meansSameAs) ? fields : fields.put(key, value);
    }

    private Replies repliesAfter(ContentId reply, Seq<Duration> turns, Instant now) {
        return new Replies(
                Option.some(replies.count().getOrElse(0L) + 1),
                replies.first().orElse(Option.some(reply)),
                replies.times().after(lifecycle.createdAt(), now, turns),
                replies.timesInBusinessHours().after(lifecycle.createdAt(), now, turns),
                Option.some((long) turns.size()));
    }

    private boolean unreadBy(Actor actor) {
        return origin.source().exists(source -> !actor.reads(source));
    }

    private boolean mayClose(Actor actor) {
        return actor.may(Permission.UPDATE_INTERVENTION) || owner.forAll(actor.id()::equals);
    }

    private boolean mayReassign(Actor actor) {
        return actor.may(Permission.UPDATE_INTERVENTION)
                || (actor.may(Permission.UPDATE_OWN_INTERVENTION) && owner.forAll(actor.id()::equals));
    }

    private static Set<Rule> broken(boolean isBroken, Rule rule) {
        return isBroken ? HashSet.of(rule) : HashSet.empty();
    }

    private static Option<Refused> notAllowed(Set<Rule> broken) {
        return Option.when(broken.nonEmpty(), () -> Refused.NotAllowed.stated(broken));
    }

    private static Either<Refused, Intervention> unless(Option<Refused> refusal, Intervention result) {
        return refusal.<Either<Refused, Intervention>>map(Either::left).getOrElse(() -> Either.right(result));
    }
}
