package dev.interventions.domain;

import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The rules on messages, replies and deferrals, which change an intervention without an operation. */
public final class Conversation {

    private Conversation() {}

    /**
     * The intervention after a message of its customer: a closed one is open again, owned by the same user (rules
     * <a href="{@docRoot}/doc-files/rules.html#MESSAGE-1">MESSAGE-1</a> and <a href="{@docRoot}/doc-files/rules.html#MESSAGE-2">MESSAGE-2</a>).
     */
    public static Intervention message(Intervention intervention, Instant now) {
        return intervention.isClosed()
                ? intervention.withLifecycle(intervention.lifecycle().reopenedAt(now))
                : intervention;
    }

    /**
     * The intervention after the reply of an agent. Any agent's reply counts, and the owner doesn't change (rules
     * <a href="{@docRoot}/doc-files/rules.html#REPLY-1">REPLY-1</a> to <a href="{@docRoot}/doc-files/rules.html#REPLY-4">REPLY-4</a>).
     *
     * @param turns how long the customer waited in each turn so far, including this one
     */
    public static Either<Refused, Intervention> reply(
            Intervention intervention, ContentId reply, Seq<Duration> turns, Instant now) {
        return Unless.broken(
                Rule.REPLY_ONLY_OPEN.brokenIf(intervention.isClosed()),
                () -> intervention
                        .withReplies(repliesAfter(intervention, reply, turns, now))
                        .updatedAt(now));
    }

    /**
     * The intervention after an agent's comment: one more is counted, and the date of the last change is set (<em>choice</em>). It may be
     * closed.
     */
    public static Intervention comment(Intervention intervention, Instant now) {
        return withComments(intervention, intervention.commentsCount().getOrElse(0L) + 1, now);
    }

    /** The intervention after a comment was deleted: one less is counted. */
    static Intervention commentDeleted(Intervention intervention, Instant now) {
        return withComments(
                intervention, Math.max(0, intervention.commentsCount().getOrElse(0L) - 1), now);
    }

    private static Intervention withComments(Intervention intervention, long count, Instant now) {
        return intervention.withCommentsCount(Option.some(count)).updatedAt(now);
    }

    /** The intervention deferred until this moment (rule <a href="{@docRoot}/doc-files/rules.html#DEFER-1">DEFER-1</a>). */
    public static Either<Refused, Intervention> defer(Intervention intervention, Instant until, Instant now) {
        return Unless.broken(
                Rule.DEFER_ONLY_OPEN.brokenIf(intervention.isClosed()),
                () -> intervention.withLifecycle(intervention.lifecycle().deferredUntil(until, now)));
    }

    private static Replies repliesAfter(Intervention intervention, ContentId reply, Seq<Duration> turns, Instant now) {
        Replies before = intervention.replies();
        Option<Instant> opened = intervention.lifecycle().createdAt();
        return new Replies(
                Option.some(before.count().getOrElse(0L) + 1),
                before.first().orElse(Option.some(reply)),
                before.times().after(opened, now, turns),
                before.timesInBusinessHours().after(opened, now, turns),
                Option.some((long) turns.size()));
    }
}
