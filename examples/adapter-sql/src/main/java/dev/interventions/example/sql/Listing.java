package dev.interventions.example.sql;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** Reads a page by one statement, so that its count and its records are consistent. */
record Listing(Actor actor, Instant now, InterventionQuery query, PageRequest request) {

    private static final String IS_CLOSED = "COALESCE(i.closed, i.closed_at IS NOT NULL)";
    private static final String IS_OPEN = "NOT " + IS_CLOSED;

    Page<Intervention> pageIn(Session session) {
        Conditions kept = conditions();
        Seq<Entry> entries = session.query(
                statement(kept),
                kept.parameters()
                        .appendAll(kept.parameters())
                        .append(request.limit())
                        .append(request.offset()),
                this::read);
        // Each row has the count, and there is one even if the page is empty.
        return new Page<>(
                entries.head().count(), request.offset(), request.limit(), entries.flatMap(Entry::intervention));
    }

    /** A row of the result: the total count, and a record of the page. */
    private record Entry(long count, Option<Intervention> intervention) {}

    private Entry read(Row row) {
        return new Entry(
                row.number("total").get(),
                row.id("id", InterventionId::of)
                        .map(id -> InterventionColumn.read(row).withoutDeferralPassedBy(now)));
    }

    private String statement(Conditions kept) {
        String counted = "SELECT COUNT(*) AS total" + InterventionTable.FROM + kept.where();
        String page =
                InterventionTable.READ + InterventionTable.FROM + kept.where() + orderBy("i") + " LIMIT ? OFFSET ?";
        return "SELECT counted.total, page.* FROM (" + counted + ") counted LEFT JOIN (" + page + ") page ON TRUE"
                + orderBy("page");
    }

    private String orderBy(String rows) {
        String date = query.sort() == Sort.CREATED_AT ? "created_at" : "updated_at";
        return " ORDER BY " + rows + "." + date + " DESC, " + rows + ".id DESC";
    }

    private Conditions conditions() {
        Conditions filters = Conditions.NONE
                .and("i.source_id IN (SELECT s.source_id FROM agent_source s WHERE s.agent_id = ?)", actor.id())
                .andIfGiven(query.thread(), "i.thread_id = ?")
                .andIfGiven(query.owner(), "i.user_id = ?")
                .andIfGiven(query.identityGroup(), "c.identity_group_id = ?")
                .andIfAny(query.identities().toList(), "i.identity_id");
        return query.status().fold(() -> filters, status -> with(filters, status));
    }

    private Conditions with(Conditions filters, StatusFilter status) {
        return switch (status) {
            case ACTIVE -> filters.and(IS_OPEN).and("(i.deferred_at IS NULL OR i.deferred_at <= ?)", now);
            case DEFERRED -> filters.and(IS_OPEN).and("i.deferred_at > ?", now);
            case CLOSED -> filters.and(IS_CLOSED);
            case OPENED -> filters.and(IS_OPEN);
            case REOPENED -> filters.and(IS_OPEN).and("i.once_closed");
        };
    }
}
