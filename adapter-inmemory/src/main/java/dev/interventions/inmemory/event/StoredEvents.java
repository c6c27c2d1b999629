package dev.interventions.inmemory.event;

import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The newest events of a world, immutable.
 *
 * @param events in the order in which they were recorded
 * @param recorded how many there were, including those that are no longer kept
 */
public record StoredEvents(Vector<JournalEvent> events, long recorded) {

    private static final int MAX_EVENTS = 10_000;
    private static final StoredEvents NONE = new StoredEvents(Vector.empty(), 0);

    public static StoredEvents none() {
        return NONE;
    }

    public StoredEvents with(Seq<JournalEvent> newer) {
        return newer.isEmpty()
                ? this
                : new StoredEvents(events.appendAll(newer).takeRight(MAX_EVENTS), recorded + newer.size());
    }

    /** A page of the events that match the query; of several with the same date, the one that was recorded first counts as the older. */
    public Page<JournalEvent> page(JournalQuery query, PageRequest page) {
        // The end of a deferral can be recorded after later events.
        Vector<JournalEvent> oldestFirst =
                events.filter(event -> matches(event, query)).sortBy(JournalEvent::createdAt);
        return Page.of(query.isOldestFirst() ? oldestFirst : oldestFirst.reverse(), page);
    }

    private static boolean matches(JournalEvent event, JournalQuery query) {
        return (query.names().isEmpty() || query.names().contains(event.name()))
                && query.createdAfter().forAll(event.createdAt()::isAfter)
                && query.createdBefore().forAll(event.createdAt()::isBefore)
                && query.user().forAll(event.user()::contains);
    }
}
