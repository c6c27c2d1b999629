package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;

/**
 * The agents' replies to an intervention. What the service left out is absent, and absent is not zero.
 *
 * @param count how many there are ({@code user_replies_count})
 * @param first the first of them ({@code first_user_reply_id})
 * @param times how long they took
 * @param timesInBusinessHours how long they took in business hours (the fields that end in {@code _bh})
 * @param averagedOver the number of turns from customer to agent in the average ({@code user_reply_in_average_count})
 */
public record Replies(
        Option<Long> count,
        Option<ContentId> first,
        ReplyTimes times,
        ReplyTimes timesInBusinessHours,
        Option<Long> averagedOver) {

    /** Nothing is known. */
    public static final Replies UNKNOWN =
            new Replies(Option.none(), Option.none(), ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, Option.none());

    /** There are no replies. */
    public static final Replies NONE =
            new Replies(Option.some(0L), Option.none(), ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, Option.some(0L));

    public Replies {
        requireNonNull(count, "count");
        requireNonNull(first, "first");
        requireNonNull(times, "times");
        requireNonNull(timesInBusinessHours, "timesInBusinessHours");
        requireNonNull(averagedOver, "averagedOver");
    }

    boolean showSome() {
        return count.exists(number -> number > 0) || first.isDefined();
    }

    boolean showNone() {
        return count.contains(0L) && first.isEmpty();
    }
}
