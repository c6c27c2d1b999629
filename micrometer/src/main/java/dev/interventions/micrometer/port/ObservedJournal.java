package dev.interventions.micrometer.port;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Either;

/** A port whose operations are observed. */
public final class ObservedJournal implements Journal {

    private final Journal journal;
    private final CallObserver observer;

    public ObservedJournal(Journal journal, CallObserver observer) {
        this.journal = requireNonNull(journal, "journal");
        this.observer = observer;
    }

    @Override
    public Journal actingAs(UserId user) {
        return new ObservedJournal(journal.actingAs(user), observer);
    }

    @Override
    public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
        return observer.observe(Operation.LIST_EVENTS, () -> journal.list(query, page));
    }
}
