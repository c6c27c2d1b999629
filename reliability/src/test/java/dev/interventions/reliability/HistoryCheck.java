package dev.interventions.reliability;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.JournalEntry;
import dev.interventions.reliability.Happened.Met;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Predicate;

/** Whether what hosts were told agrees with what the service received and applied: each method gives what doesn't, in words. */
final class HistoryCheck {

    /** How long a call may take after its deadline on a busy machine. */
    private static final Duration HANGS = Duration.ofSeconds(10);

    private final History history;
    private final Map<UserId, Seq<JournalEntry>> received;
    private final Set<String> broughtAbout;

    HistoryCheck(History history) {
        this.history = history;
        this.received = Map.narrow(history.journal()
                .filter(entry -> entry.user().isDefined())
                .groupBy(entry -> entry.user().get()));
        this.broughtAbout = history.arranged()
                .addAll(history.calls().filter(this::isApplied).map(Happened::effect));
    }

    private Seq<JournalEntry> received(Happened call) {
        return received.getOrElse(call.agent(), Vector.empty());
    }

    private boolean isApplied(Happened call) {
        return received(call).exists(JournalEntry::applied);
    }

    /** All that is wrong. */
    Seq<String> contradictions() {
        return endedTooLate()
                .appendAll(sentTwice())
                .appendAll(changedAfterAll())
                .appendAll(resultsThatNeverWere())
                .appendAll(unknownWithoutReason())
                .appendAll(windowsOverTheLimit());
    }

    Seq<String> endedTooLate() {
        return those(
                "took " + HistorySettings.DEADLINE + " and much longer",
                call -> call.took().compareTo(HistorySettings.DEADLINE.plus(HANGS)) > 0);
    }

    /** A write is sent again only after what proves that the service didn't take it. */
    Seq<String> sentTwice() {
        return those(
                "was sent again",
                call -> call.met()
                                .filter(Met::write)
                                .dropRight(1)
                                .exists(met -> !met.fault().seen().provesThatNothingWasTaken())
                        || received(call).count(entry -> !entry.method().equals("GET")) > 1);
    }

    /** Refused and unavailable: this call applied nothing, not even later. */
    Seq<String> changedAfterAll() {
        return those("was applied", call -> call.changedNothing() && isApplied(call));
    }

    /** A result: what was asked for was brought about, by this call or by another that brings about the same. */
    Seq<String> resultsThatNeverWere() {
        return those(
                "was never brought about",
                call -> call.operation().isWrite()
                        && call.outcome().isRight()
                        && !broughtAbout.contains(call.effect()));
    }

    /** An effect is unknown only where an answer was lost, late, or the connection dead before the request. */
    Seq<String> unknownWithoutReason() {
        return those(
                "has no reason to be unknown",
                call -> call.isEffectUnknown()
                        && call.took().compareTo(HistorySettings.SILENCE) < 0
                        && call.met()
                                .filter(Met::write)
                                .exists(met -> met.fault().seen() == Seen.ANSWER));
    }

    /** Requests that were late are the network's fault. */
    Seq<String> windowsOverTheLimit() {
        Set<UserId> late = history.calls()
                .filter(call -> call.met().exists(met -> met.fault().arrival() == Fault.Arrival.AFTER_THE_CALL))
                .map(Happened::agent)
                .toSet();
        Vector<Duration> arrivals = history.journal()
                .filter(entry -> !entry.user().exists(late::contains))
                .map(JournalEntry::receivedAfter)
                .toVector();
        return Vector.range(HistorySettings.REQUESTS_PER_MINUTE, arrivals.size())
                .filter(index -> arrivals.get(index)
                                .minus(arrivals.get(index - HistorySettings.REQUESTS_PER_MINUTE))
                                .compareTo(HistorySettings.MINUTE)
                        < 0)
                .map(index -> "more than " + HistorySettings.REQUESTS_PER_MINUTE + " requests in "
                        + HistorySettings.MINUTE + " until " + arrivals.get(index));
    }

    private Seq<String> those(String wrong, Predicate<Happened> isWrong) {
        return history.calls().filter(isWrong).map(call -> call + " " + wrong);
    }

    // ---- figures ----

    /** Writes that were applied, whose answer was lost, and of which a lookup got its answer before the deadline. */
    Seq<Happened> lostAndApplied() {
        return lost().filter(call -> isAppliedInTime(call)
                && call.took().compareTo(HistorySettings.DEADLINE) < 0
                && call.met().exists(met -> !met.write() && met.fault().seen() == Seen.ANSWER));
    }

    /** Writes whose answer was lost, and that were refused, never arrived, or arrived too late to be seen. */
    Seq<Happened> lostAndNotApplied() {
        return lost().reject(this::isAppliedInTime);
    }

    private Seq<Happened> lost() {
        return history.calls()
                .filter(call -> lastWrite(call).exists(met -> met.fault().seen().losesTheAnswer()));
    }

    private boolean isAppliedInTime(Happened call) {
        return isApplied(call) && lastWrite(call).exists(met -> met.fault().arrivesInTime());
    }

    private static Option<Met> lastWrite(Happened call) {
        return call.met().filter(Met::write).lastOption();
    }

    /** Of the lost answers to writes that were applied, the part that stayed unknown. */
    double unknownOfLostAndApplied() {
        Seq<Happened> lost = lostAndApplied();
        return (double) lost.count(Happened::isEffectUnknown) / Math.max(1, lost.size());
    }

    String figures() {
        Seq<Happened> calls = history.calls();
        return calls.size() + " calls, "
                + calls.count(call -> call.met().exists(met -> met.fault() != Fault.NONE)) + " of them met a fault: "
                + calls.count(call -> call.outcome().isRight()) + " results, "
                + calls.count(Happened::changedNothing) + " that changed nothing, "
                + calls.count(Happened::isEffectUnknown) + " of unknown effect; lost answers: "
                + ofWhichUnknown(lostAndApplied()) + " to writes that were applied, "
                + ofWhichUnknown(lostAndNotApplied()) + " to writes that were not";
    }

    private static String ofWhichUnknown(Seq<Happened> lost) {
        return lost.size() + " (" + lost.count(Happened::isEffectUnknown) + " stayed unknown)";
    }
}
