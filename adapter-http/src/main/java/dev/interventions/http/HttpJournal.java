package dev.interventions.http;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.http.call.CallRunner;
import dev.interventions.http.journal.JournalCall;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.control.Either;
import java.time.Duration;

/** The journal of an account over the service's API. Get it from {@link EngageClient#journal}. Threads may share an instance. */
public final class HttpJournal implements Journal {

    private final HttpSettings settings;
    private final CallRunner calls;

    HttpJournal(HttpSettings settings, CallRunner calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /**
     * A view whose calls have another deadline.
     *
     * @throws IllegalArgumentException if it is not from 1 ms to 1 h
     */
    public HttpJournal within(Duration deadline) {
        HttpSettings other = settings.withDeadline(deadline);
        return new HttpJournal(other, calls.with(other.callSettings()));
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
        return calls.run(Operation.LIST_EVENTS, execution -> new JournalCall(execution).list(query, page));
    }

    @Override
    public HttpJournal actingAs(UserId user) {
        return new HttpJournal(settings, calls.actingAs(requireNonNull(user, "user")));
    }
}
