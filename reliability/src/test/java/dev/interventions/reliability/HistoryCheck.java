package dev.interventions.reliability;

import dev.interventions.domain.Page;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.reliability.CallRecord.ReceivedRequest;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Predicate;

/** Compares the outcomes of calls with the requests that the service received and applied. Each method returns contradictions, in words. */
final class HistoryCheck {

    /** How long a call may take after its deadline on a busy machine: a real minute. */
    private static final Duration HANGS = Duration.ofHours(1);

    private final History history;
    private final Map<UserId, Seq<JournalEntry>> received;
    private final Set<String> effects;

    HistoryCheck(History history) {
        this.history = history;
        this.received = Map.narrow(history.journal()
                .filter(entry -> entry.user().isDefined())
                .groupBy(entry -> entry.user().get()));
        this.effects = history.arranged()
                .addAll(history.calls().filter(this::isApplied).map(CallRecord::effect));
    }

    private Seq<JournalEntry> received(CallRecord call) {
        return received.getOrElse(call.agent(), Vector.empty());
    }

    private boolean isApplied(CallRecord call) {
        return received(call).exists(JournalEntry::applied);
    }

    /** All contradictions. */
    Seq<String> contradictions() {
        return endedTooLate()
                .appendAll(sentTwice())
                .appendAll(changedAfterAll())
                .appendAll(resultsThatNeverWere())
                .appendAll(pagesThatNeverWere())
                .appendAll(unknownWithoutReason())
                .appendAll(windowsOverTheLimit());
    }

    Seq<String> endedTooLate() {
        return those(
                "took much longer than its deadline",
                call -> call.took().compareTo(call.deadline().plus(HANGS)) > 0);
    }

    /** A write is sent again only after proof that the service didn't accept it. */
    Seq<String> sentTwice() {
        return those(
                "was sent again",
                call -> call.requests()
                                .filter(ReceivedRequest::write)
                                .dropRight(1)
                                .exists(request -> !request.fault().seen().provesThatNothingWasAccepted())
                        || received(call).count(entry -> !entry.method().equals("GET")) > 1);
    }

    /** Calls that were refused or unavailable, but were applied, now or later. */
    Seq<String> changedAfterAll() {
        return those("was applied", call -> call.changedNothing() && isApplied(call));
    }

    /** Writes with a result whose effect never existed, neither by this call nor by another with the same effect. */
    Seq<String> resultsThatNeverWere() {
        return those(
                "never had its effect",
                call -> call.operation().isWrite() && call.outcome().isRight() && !effects.contains(call.effect()));
    }

    /** Pages that the journal never held at any moment, except where the network showed another state. */
    Seq<String> pagesThatNeverWere() {
        return those(
                "never was what the journal held",
                call -> showsWhatThereIs(call)
                        && pageOfJournal(call).exists(page -> !history.events().hadAsFirstPage(page)));
    }

    private static boolean showsWhatThereIs(CallRecord call) {
        return !call.requests().exists(request -> request.fault().seen() == ObservedOutcome.FALSE_STATE);
    }

    @SuppressWarnings("unchecked") // The operation says what the records are.
    private static Option<Page<JournalEvent>> pageOfJournal(CallRecord call) {
        return Option.when(
                call.operation() == Operation.LIST_EVENTS && call.outcome().isRight(),
                () -> (Page<JournalEvent>) call.outcome().get());
    }

    /** Unknown effects although no response was lost or late and no connection was closed before the request. */
    Seq<String> unknownWithoutReason() {
        return those(
                "has no reason to be unknown",
                call -> call.isEffectUnknown()
                        && !call.mayHaveGivenUp()
                        && call.requests()
                                .filter(ReceivedRequest::write)
                                .exists(request -> request.fault().seen() == ObservedOutcome.RESPONSE));
    }

    /** Requests that may have arrived after their call gave up don't count. */
    Seq<String> windowsOverTheLimit() {
        Set<UserId> late = history.calls()
                .filter(CallRecord::mayHaveGivenUp)
                .map(CallRecord::agent)
                .toSet();
        Vector<Duration> arrivals = history.journal()
                .filter(entry -> !entry.user().exists(late::contains))
                .map(entry -> FastTime.in(entry.receivedAfter()))
                .toVector();
        return Vector.range(HistorySettings.REQUESTS_PER_MINUTE, arrivals.size())
                .filter(index -> arrivals.get(index)
                                .minus(arrivals.get(index - HistorySettings.REQUESTS_PER_MINUTE))
                                .compareTo(HistorySettings.MINUTE)
                        < 0)
                .map(index -> "more than " + HistorySettings.REQUESTS_PER_MINUTE + " requests in "
                        + HistorySettings.MINUTE + " until " + arrivals.get(index));
    }

    private Seq<String> those(String wrong, Predicate<CallRecord> isWrong) {
        return history.calls().filter(isWrong).map(call -> call + " " + wrong);
    }

    // ---- figures ----

    /** Writes that were applied, whose response was lost, and of which a lookup got its response. */
    Seq<CallRecord> lostAndApplied() {
        return lost().filter(call -> isAppliedInTime(call)
                && !call.mayHaveGivenUp()
                && call.requests()
                        .exists(request -> !request.write() && request.fault().seen() == ObservedOutcome.RESPONSE));
    }

    /** Writes whose response was lost, and that were refused, never arrived, or arrived too late for a lookup. */
    Seq<CallRecord> lostAndNotApplied() {
        return lost().reject(this::isAppliedInTime);
    }

    private Seq<CallRecord> lost() {
        return history.calls()
                .filter(call ->
                        lastWrite(call).exists(request -> request.fault().seen().losesTheResponse()));
    }

    private boolean isAppliedInTime(CallRecord call) {
        return isApplied(call)
                && lastWrite(call).exists(request -> request.fault().arrivesInTime());
    }

    private static Option<ReceivedRequest> lastWrite(CallRecord call) {
        return call.requests().filter(ReceivedRequest::write).lastOption();
    }

    /** Of the applied writes whose response was lost, the fraction whose effect stayed unknown. */
    double unknownOfLostAndApplied() {
        Seq<CallRecord> lost = lostAndApplied();
        return (double) lost.count(CallRecord::isEffectUnknown) / Math.max(1, lost.size());
    }

    String figures() {
        Seq<CallRecord> calls = history.calls();
        return calls.size() + " calls, "
                + calls.count(call -> call.requests().exists(request -> request.fault() != Fault.NONE))
                + " of them had a fault: "
                + calls.count(call -> call.outcome().isRight()) + " results, "
                + calls.count(CallRecord::changedNothing) + " that changed nothing, "
                + calls.count(CallRecord::isEffectUnknown) + " of unknown effect; lost responses: "
                + ofWhichUnknown(lostAndApplied()) + " to writes that were applied, "
                + ofWhichUnknown(lostAndNotApplied()) + " to writes that were not";
    }

    private static String ofWhichUnknown(Seq<CallRecord> lost) {
        return lost.size() + " (" + lost.count(CallRecord::isEffectUnknown) + " stayed unknown)";
    }
}
