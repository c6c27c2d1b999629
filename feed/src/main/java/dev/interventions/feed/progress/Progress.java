package dev.interventions.feed.progress;

import dev.interventions.port.WalkPosition;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The content of a position.
 *
 * @param begun whether the feed has read anything
 * @param copy the walk that makes the first copy, until it ends
 * @param watermark the newest {@code updated_at} at the beginning of the last poll that has ended; absent if none has ended
 * @param poll the poll that hasn't ended
 * @param recent the reported contents of interventions whose {@code updated_at} isn't before the watermark minus the overlap
 * @param reconciliation the comparison that hasn't ended
 * @param polls the number of polls since a comparison of everything
 * @param surplus the expected difference of the copy's number of interventions and the list's: interventions that aren't listed, minus
 *     unreadable records that the copy doesn't have
 * @param mark the place in the log of hints
 */
public record Progress(
        boolean begun,
        Option<WalkPosition> copy,
        Option<Instant> watermark,
        Option<Poll> poll,
        Recent recent,
        Option<Reconciliation> reconciliation,
        int polls,
        long surplus,
        String mark) {

    public static final Progress NONE =
            new Progress(false, Option.none(), Option.none(), Option.none(), Recent.NONE, Option.none(), 0, 0, "");

    /**
     * A poll.
     *
     * @param newest the newest {@code updated_at} when it began
     * @param walk where it is in the list
     */
    public record Poll(Option<Instant> newest, WalkPosition walk) {}

    /**
     * A comparison of the copy with the account.
     *
     * @param reason why it began
     * @param walk where it is in the list
     * @param passed the {@code created_at} of the last intervention that it has compared
     * @param surplus as {@link Progress#surplus}, for the interventions that it has compared
     */
    public record Reconciliation(Reason reason, WalkPosition walk, Option<Instant> passed, long surplus) {

        public static Reconciliation begin(Reason reason) {
            return new Reconciliation(reason, WalkPosition.start(), Option.none(), 0);
        }
    }

    /** Why the copy is compared with the account. */
    public enum Reason {
        /** The numbers differ. The comparison ends when the rest has the same number. */
        COUNT,
        /** The interval is over, and everything is compared. */
        INTERVAL,
        /** The service doesn't sort by {@code updated_at}. */
        UNORDERED
    }

    public Progress withCopy(Option<WalkPosition> newCopy) {
        return new Progress(true, newCopy, watermark, poll, recent, reconciliation, polls, surplus, mark);
    }

    public Progress withWatermark(Option<Instant> newWatermark) {
        return new Progress(begun, copy, newWatermark, poll, recent, reconciliation, polls, surplus, mark);
    }

    public Progress withPoll(Option<Poll> newPoll) {
        return new Progress(begun, copy, watermark, newPoll, recent, reconciliation, polls, surplus, mark);
    }

    public Progress withRecent(Recent newRecent) {
        return new Progress(begun, copy, watermark, poll, newRecent, reconciliation, polls, surplus, mark);
    }

    public Progress withReconciliation(Option<Reconciliation> newReconciliation) {
        return new Progress(begun, copy, watermark, poll, recent, newReconciliation, polls, surplus, mark);
    }

    public Progress withPolls(int newPolls) {
        return new Progress(begun, copy, watermark, poll, recent, reconciliation, newPolls, surplus, mark);
    }

    public Progress withSurplus(long newSurplus) {
        return new Progress(begun, copy, watermark, poll, recent, reconciliation, polls, newSurplus, mark);
    }

    public Progress withMark(String newMark) {
        return new Progress(begun, copy, watermark, poll, recent, reconciliation, polls, surplus, newMark);
    }
}
