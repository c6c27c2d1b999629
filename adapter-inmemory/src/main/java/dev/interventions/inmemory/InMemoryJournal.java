package dev.interventions.inmemory;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.store.Store;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Either;

/**
 * The journal of a {@link World} as one agent reads it. Get one from {@link World#journal}. It has the events of {@link WorldChange#events},
 * with an id each, and keeps the newest 10,000. Every agent may search all events (<em>choice</em>: a world has no permission for that).
 * Threads may share an instance; each page shows one moment.
 */
public final class InMemoryJournal implements Journal {

    private final Caller caller;

    InMemoryJournal(Store store, UserId agent) {
        this(Caller.of(store, agent));
    }

    private InMemoryJournal(Caller caller) {
        this.caller = caller;
    }

    /**
     * {@inheritDoc}
     *
     * <p>An event that a change causes is listed when the call returns that made the change. Both dates of a query are exclusive, and each event
     * says which intervention it is about (<em>choices</em>).
     */
    @Override
    public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return caller.perform(
                Operation.LIST_EVENTS,
                call -> call.result(Either.right(caller.store().events().page(query, page))));
    }

    @Override
    public InMemoryJournal actingAs(UserId user) {
        return new InMemoryJournal(caller.actingAs(user));
    }
}
