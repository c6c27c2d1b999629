package dev.interventions.feed;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** A journal to which a test adds events; it counts its requests, and can fail or ignore what is requested. */
final class RecordedJournal implements Journal {

    private Vector<JournalEvent> events = Vector.empty();
    private Option<InterventionError> failure = Option.none();
    private boolean ignoresOrder;
    private boolean ignoresDates;
    private int requests;

    void cancelled(InterventionId intervention, Instant at) {
        add(Option.some(intervention), at);
    }

    void add(Option<InterventionId> intervention, Instant at) {
        events = events.append(
                new JournalEvent("e" + events.size(), "intervention.canceled", at, Option.none(), intervention));
    }

    void failWith(InterventionError error) {
        failure = Option.some(error);
    }

    void recover() {
        failure = Option.none();
    }

    void ignoreOrder() {
        ignoresOrder = true;
    }

    void ignoreDates() {
        ignoresDates = true;
    }

    int requests() {
        return requests;
    }

    @Override
    public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
        requests++;
        Seq<JournalEvent> found = events.filter(event -> query.names().contains(event.name()))
                .filter(event -> ignoresDates || query.createdAfter().forAll(event.createdAt()::isAfter))
                .sortBy(JournalEvent::createdAt);
        Seq<JournalEvent> ordered = query.isOldestFirst() && !ignoresOrder ? found : found.reverse();
        return failure.<Either<InterventionError, Page<JournalEvent>>>map(Either::left)
                .getOrElse(() -> Either.right(new Page<>(
                        ordered.size(),
                        page.offset(),
                        page.limit(),
                        ordered.drop((int) page.offset()).take(page.limit()))));
    }

    @Override
    public Journal actingAs(UserId user) {
        return this;
    }
}
