package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long agents took to reply, in whole seconds (<em>choice</em>: the service documents no unit).
 *
 * @param first from opening to the first reply ({@code first_user_reply_in})
 * @param last from opening to the last reply ({@code last_user_reply_in})
 * @param average the average over the turns from customer to agent ({@code user_reply_in_average})
 */
public record ReplyTimes(Option<Duration> first, Option<Duration> last, Option<Duration> average) {

    /** Nothing is known. */
    public static final ReplyTimes UNKNOWN = new ReplyTimes(Option.none(), Option.none(), Option.none());

    public ReplyTimes {
        first = WholeSeconds.ofDuration(requireNonNull(first, "first"));
        last = WholeSeconds.ofDuration(requireNonNull(last, "last"));
        average = WholeSeconds.ofDuration(requireNonNull(average, "average"));
    }

    /** The times after another reply. {@code turns} are the times that the customer waited in each turn, including this one. */
    ReplyTimes after(Option<Instant> opened, Instant reply, Seq<Duration> turns) {
        Option<Duration> sinceOpened =
                opened.map(start -> Duration.between(start, reply.truncatedTo(ChronoUnit.SECONDS)));
        return new ReplyTimes(first.orElse(sinceOpened), sinceOpened.orElse(last), averageOf(turns));
    }

    private static Option<Duration> averageOf(Seq<Duration> turns) {
        return Option.when(
                turns.nonEmpty(),
                () -> turns.fold(Duration.ZERO, Duration::plus).dividedBy(turns.size()));
    }
}
