package dev.interventions.http.journal;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import dev.interventions.port.journal.JournalEvent;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.List;
import io.vavr.control.Either;

/** One call on the journal. */
public final class JournalCall {

    private final CallExecution execution;

    public JournalCall(CallExecution execution) {
        this.execution = execution;
    }

    public Either<InterventionError, Page<JournalEvent>> list(JournalQuery query, PageRequest page) {
        return execution.send(
                WireRequest.of(Operation.LIST_EVENTS, "GET", "events", parameters(query, page)),
                (json, body) -> json.page(body, page.limit(), EventRecord::event));
    }

    private static List<Parameter> parameters(JournalQuery query, PageRequest page) {
        return List.of(
                new Parameter("q", terms(query)),
                new Parameter("offset", Long.toString(page.offset())),
                new Parameter("limit", Integer.toString(page.limit())));
    }

    private static String terms(JournalQuery query) {
        return List.ofAll(query.names())
                .map(name -> term("name_in", name))
                .appendAll(query.createdAfter().map(moment -> term("created_after", moment)))
                .appendAll(query.createdBefore().map(moment -> term("created_before", moment)))
                .appendAll(query.user().map(user -> term("user", user.value())))
                .append(term("order", query.isOldestFirst() ? "created_at.asc" : "created_at.desc"))
                .mkString(" ");
    }

    private static String term(String keyword, Object value) {
        return keyword + ":\"" + value + "\"";
    }
}
