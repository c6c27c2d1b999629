package dev.interventions.feed;

import dev.interventions.domain.InterventionError;
import dev.interventions.feed.progress.Progress;
import dev.interventions.feed.progress.Progress.Reason;
import dev.interventions.feed.progress.Progress.Reconciliation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** One poll: its stages one after the other. Each is created only after the host has stored the batches of the earlier ones. */
final class Changes implements Iterator<Either<InterventionError, ChangeBatch>> {

    private final Session session;
    private final Iterator<Supplier<Iterator<Either<InterventionError, ChangeBatch>>>> stages;
    private Iterator<Either<InterventionError, ChangeBatch>> stage = Collections.emptyIterator();
    private boolean failed;

    Changes(Feed.Settings settings, Progress progress) {
        this.session = new Session(settings, progress);
        this.stages = List.<Supplier<Iterator<Either<InterventionError, ChangeBatch>>>>of(
                        this::copying,
                        this::interruptedPolling,
                        () -> new Polling(session),
                        () -> new Hinting(session),
                        this::interruptedReconciling,
                        this::reconciling)
                .iterator();
    }

    private Iterator<Either<InterventionError, ChangeBatch>> copying() {
        return session.progress.begun() && session.progress.copy().isEmpty()
                ? Collections.emptyIterator()
                : new Copying(session);
    }

    /** Another stage of the same kind follows, since this one may have read data that is older than this poll. */
    private Iterator<Either<InterventionError, ChangeBatch>> interruptedPolling() {
        return session.progress.poll().isDefined() ? new Polling(session) : Collections.emptyIterator();
    }

    private Iterator<Either<InterventionError, ChangeBatch>> interruptedReconciling() {
        return reconciling(session.progress.reconciliation().filter(found -> canReconcile(found.reason())));
    }

    private boolean canReconcile(Reason reason) {
        return reason == Reason.UNORDERED || session.settings.copy().isDefined();
    }

    private Iterator<Either<InterventionError, ChangeBatch>> reconciling() {
        return reconciling(reasonToReconcile().map(Reconciliation::begin));
    }

    private Iterator<Either<InterventionError, ChangeBatch>> reconciling(Option<Reconciliation> reconciliation) {
        return reconciliation
                .<Iterator<Either<InterventionError, ChangeBatch>>>map(begun -> new Reconciling(session, begun))
                .getOrElse(Collections::emptyIterator);
    }

    private Option<Reason> reasonToReconcile() {
        if (session.list.isUnordered()) {
            return Option.some(Reason.UNORDERED);
        }
        return session.settings
                .copy()
                .flatMap(copy -> session.progress.polls() >= session.settings.interval()
                        ? Option.some(Reason.INTERVAL)
                        : Option.when(copy.count() - session.listed != session.progress.surplus(), Reason.COUNT));
    }

    @Override
    public boolean hasNext() {
        while (!failed && !stage.hasNext() && stages.hasNext()) {
            stage = stages.next().get();
        }
        return !failed && stage.hasNext();
    }

    @Override
    public Either<InterventionError, ChangeBatch> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the poll has ended");
        }
        return stage.next().peekLeft(error -> failed = true);
    }
}
