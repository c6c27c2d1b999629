package dev.interventions.reliability;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.WorldChange;
import dev.interventions.port.journal.JournalEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** All events that a service recorded, the oldest first. */
record EventLog(Vector<Entry> entries) {

    /** So many are in its journal. */
    private static final int KEPT = 10_000;

    /** An event without its id, which changes don't have. */
    private record Entry(String name, Instant at, Option<UserId> by, Option<InterventionId> about) {}

    static EventLog of(Seq<WorldChange> changes) {
        return new EventLog(changes.flatMap(WorldChange::events)
                .map(event -> new Entry(
                        event.name(),
                        event.at(),
                        event.by(),
                        Option.some(event.about().id())))
                .toVector());
    }

    /** Whether this was the first page of the journal at some moment, the newest event first. */
    boolean hadAsFirstPage(Page<JournalEvent> page) {
        Vector<Entry> shown = page.records()
                .map(event -> new Entry(event.name(), event.createdAt(), event.user(), event.intervention()))
                .reverse()
                .toVector();
        int recorded = shown.lastOption().map(entries::lastIndexOf).getOrElse(-1) + 1;
        return page.count() == Math.min(recorded, KEPT)
                && entries.take(recorded).takeRight(page.limit()).equals(shown);
    }
}
