package dev.interventions.port.journal;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import io.vavr.control.Either;

/**
 * The events that happened in an account, as the service recorded them; read-only. It is the one list of the service that is documented to go
 * forward in time.
 *
 * <p>Outcomes, threads and {@code null} arguments are as in {@link dev.interventions.port.Interventions}.
 *
 * <p><b>Not promised.</b> How long the service keeps events, how soon after a change its event is listed, and that two pages show the same
 * state of the journal: none of these is documented.
 */
public interface Journal {

    /**
     * One page of the events that match a query (operation {@code GET /events}, rules
     * <a href="{@docRoot}/doc-files/rules.html#JOURNAL-1">JOURNAL-1</a> to
     * <a href="{@docRoot}/doc-files/rules.html#JOURNAL-12">JOURNAL-12</a>).
     *
     * @return the page, without events if the offset is past the end; or {@link dev.interventions.domain.Refused.NotAllowed} if the acting
     *     user isn't permitted to search events
     */
    Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page);

    /**
     * The same as another user sees it, see {@link dev.interventions.port.Interventions#actingAs}.
     *
     * @return a view that shares everything with this instance
     */
    Journal actingAs(UserId user);
}
