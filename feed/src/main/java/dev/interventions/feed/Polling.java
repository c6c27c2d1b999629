package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Sort;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.ChangeBatch.Phase;
import dev.interventions.feed.ChangeBatch.Warning;
import dev.interventions.feed.progress.Progress.Poll;
import dev.interventions.feed.progress.Recent;
import dev.interventions.port.WalkPosition;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Iterator;

/**
 * Reads the changes, from the newest back to the overlap before the last poll. A change during the poll moves its intervention to the front
 * of the list: its date is at or after the newest change of this poll, so that the next poll reads it. A cancellation during the poll
 * shifts the list, and the walk steps back.
 */
final class Polling implements Iterator<Either<InterventionError, ChangeBatch>> {

    private final Session session;
    private final ListReader.Steps walk;

    private boolean begun;
    private Option<Instant> newest;
    private boolean ended;

    /** Continues a poll that hasn't ended, or begins one. */
    Polling(Session session) {
        this.session = session;
        Option<Poll> poll = session.progress.poll();
        this.begun = poll.isDefined();
        this.newest = poll.flatMap(Poll::newest);
        this.walk = session.walk(Sort.UPDATED_AT, poll.map(Poll::walk).getOrElse(WalkPosition.start()));
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Either<InterventionError, ChangeBatch> next() {
        return takeHints().map(Either::<InterventionError, ChangeBatch>left).getOrElse(this::read);
    }

    /** Takes them before the first page is read, since the list must be newer than the hints. */
    private Option<InterventionError> takeHints() {
        return begun ? Option.none() : session.takeHints();
    }

    private Either<InterventionError, ChangeBatch> read() {
        Either<InterventionError, ListReader.Step> step = walk.next();
        if (!begun && step.isRight()) {
            begin(step.get());
        }
        return session.list.isUnordered() ? Either.right(unordered()) : step.map(this::batch);
    }

    private void begin(ListReader.Step first) {
        begun = true;
        newest = first.records().headOption().flatMap(Polling::updatedAt).orElse(session.progress.watermark());
        session.listed = session.list.count();
        // The newest copied one may also have been cancelled. Then everything is compared once without need.
        if (session.newestCopied.exists(copied -> newest.forAll(copied::isAfter))) {
            session.list.setUnordered();
        }
        session.newestCopied = Option.none();
    }

    /** Without a watermark, the following polls read the whole list, until it is in order. */
    private ChangeBatch unordered() {
        ended = true;
        session.progress = session.progress.withPoll(Option.none()).withWatermark(Option.none());
        return session.batch(List.empty(), Phase.CHANGES, List.empty(), Warning.UNORDERED);
    }

    private ChangeBatch batch(ListReader.Step step) {
        Option<Instant> floor = floor();
        Seq<Intervention> read = step.records().filter(intervention -> !isBefore(floor, intervention));
        session.hinted = session.hinted.removeAll(read.map(Intervention::id));
        Seq<Change> changes = read.flatMap(this::change);
        if (!walk.hasNext() || read.size() < step.records().size()) {
            end();
        } else {
            session.progress = session.progress.withPoll(
                    Option.some(new Poll(newest, step.page().next())));
        }
        return session.batch(changes, Phase.CHANGES, step.unreadable());
    }

    /**
     * The moment at which this poll ends; absent if it reads everything. If the newest change is older than the last poll's, that one's
     * intervention was cancelled, or the list isn't in order; then the poll reads further, to detect the second case.
     */
    private Option<Instant> floor() {
        return session.overlapBefore(session.progress
                .watermark()
                .map(watermark -> newest.filter(watermark::isAfter).getOrElse(watermark)));
    }

    private Option<Change> change(Intervention intervention) {
        Recent recent = session.progress.recent();
        long digest = session.digest(intervention);
        boolean reported = recent.has(intervention.id(), digest);
        Kind kind = recent.has(intervention.id()) ? Kind.CHANGED : session.kindOf(intervention, Kind.CHANGED);
        if (isBefore(session.overlapBefore(newest), intervention)) {
            session.forget(intervention.id());
        } else {
            session.remember(intervention, digest);
        }
        return Option.when(!reported, () -> new Change.Seen(intervention, kind));
    }

    private void end() {
        ended = true;
        session.progress = session.progress
                .withPoll(Option.none())
                .withWatermark(newest)
                .withRecent(session.overlapBefore(newest)
                        .map(session.progress.recent()::since)
                        .getOrElse(Recent.NONE))
                .withPolls(session.progress.polls() + 1);
        if (session.hinted.isEmpty()) {
            session.progress = session.progress.withMark(session.hintedUntil);
        }
    }

    private static boolean isBefore(Option<Instant> moment, Intervention intervention) {
        return moment.exists(from -> updatedAt(intervention).exists(at -> at.isBefore(from)));
    }

    private static Option<Instant> updatedAt(Intervention intervention) {
        return intervention.lifecycle().updatedAt();
    }
}
