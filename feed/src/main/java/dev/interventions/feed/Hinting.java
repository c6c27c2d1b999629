package dev.interventions.feed;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.Change.Kind;
import dev.interventions.feed.ChangeBatch.Phase;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Iterator;

/** Reads the interventions that hints named and the poll didn't show: they were cancelled, or their {@code updated_at} hasn't changed. */
final class Hinting implements Iterator<Either<InterventionError, ChangeBatch>> {

    private final Session session;

    Hinting(Session session) {
        this.session = session;
    }

    @Override
    public boolean hasNext() {
        return session.hinted.nonEmpty();
    }

    @Override
    public Either<InterventionError, ChangeBatch> next() {
        Seq<InterventionId> ids = session.hinted.toList().take(session.settings.limit());
        java.util.List<Change> changes = new ArrayList<>();
        java.util.List<UnreadableRecord> unreadable = new ArrayList<>();
        for (InterventionId id : ids) {
            Either<InterventionError, Session.Lookup> lookup = session.look(id);
            if (lookup.isLeft()) {
                return Either.left(lookup.getLeft());
            }
            if (lookup.get() instanceof Session.Lookup.Found found) {
                addUnlessReported(found.intervention(), changes);
            } else if (lookup.get() instanceof Session.Lookup.Unreadable skipped) {
                unreadable.add(skipped.read());
            } else {
                changes.add(session.reportGone(id));
            }
        }
        session.hinted = session.hinted.removeAll(ids);
        if (session.hinted.isEmpty()) {
            session.progress = session.progress.withMark(session.hintedUntil);
        }
        return Either.right(session.batch(List.ofAll(changes), Phase.HINTS, List.ofAll(unreadable)));
    }

    private void addUnlessReported(Intervention intervention, java.util.List<Change> changes) {
        if (!session.progress.recent().has(intervention.id(), session.digest(intervention))) {
            changes.add(session.report(intervention, session.kindOf(intervention, Kind.CHANGED)));
        }
    }
}
