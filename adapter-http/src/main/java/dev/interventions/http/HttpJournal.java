package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.journal.JournalCall;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * The journal of an account of the service, over HTTP. See {@link EngageClient#journal()}. Time, attempts, responses, limits and
 * observability are as for {@link HttpInterventions}.
 *
 * <p>Threads may share an instance. It uses the connections of its {@link EngageClient}; once that is closed, calls throw {@link
 * IllegalStateException}.
 */
public final class HttpJournal implements Journal {

    private final View view;

    HttpJournal(View view) {
        this.view = view;
    }

    /** A view whose calls act as this user. On a view, this replaces the user. */
    @Override
    public HttpJournal actingAs(UserId user) {
        return new HttpJournal(view.actingAs(user));
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpJournal within(Duration deadline) {
        return new HttpJournal(view.within(deadline));
    }

    /** A view whose calls wait for the budget in this lane, see {@link HttpSettings#withLane}. */
    public HttpJournal withLane(String lane) {
        return new HttpJournal(view.withLane(lane));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The filters and the order are sent in the parameter {@code q}. For several names it repeats the keyword {@code name_in}, as the
     * service's guide says; the description's example of several values isn't a query.
     */
    @Override
    public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
        requireNonNull(query, "query");
        requireNonNull(page, "page");
        return view.run(Operation.LIST_EVENTS, execution -> new JournalCall(execution).list(query, page));
    }
}
