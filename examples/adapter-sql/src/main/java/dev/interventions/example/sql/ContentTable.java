package dev.interventions.example.sql;

import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The contents, and the intervention to which each belongs. */
record ContentTable(Session session) {

    private static final String LOCK = "SELECT id FROM content WHERE id = ? FOR UPDATE";
    private static final String FIND = """
            SELECT c.id, c.thread_id, t.source_id, c.customer_id, c.agent_id
            FROM content c JOIN thread t ON t.id = c.thread_id
            WHERE c.id = ?
            """;

    /** Locks the content until the end of the transaction, and reads it. */
    Option<Content> lock(ContentId id) {
        return session.finds(LOCK, id)
                ? session.query(FIND, List.of(id), ContentTable::read).headOption()
                : Option.none();
    }

    private static Content read(Row row) {
        return new Content(
                row.id("id", ContentId::of).get(),
                row.id("thread_id", ThreadId::of).get(),
                row.id("source_id", SourceId::of).get(),
                author(row));
    }

    private static Author author(Row row) {
        return row.id("customer_id", IdentityId::of)
                .<Author>map(Author.Customer::new)
                .getOrElse(() -> new Author.Agent(row.id("agent_id", UserId::of).get()));
    }

    Option<InterventionId> interventionOf(ContentId id) {
        return session.query(
                        "SELECT intervention_id FROM intervention_content WHERE content_id = ?",
                        List.of(id),
                        row -> row.id("intervention_id", InterventionId::of))
                .headOption()
                .flatMap(linked -> linked);
    }

    void link(ContentId content, InterventionId intervention) {
        session.execute(
                "INSERT INTO intervention_content (content_id, intervention_id) VALUES (?, ?)", content, intervention);
    }

    /** The current group of the customer who wrote it. */
    Option<IdentityGroupId> groupOfAuthor(Content content) {
        return content.author() instanceof Author.Customer customer
                ? session.query(
                                "SELECT identity_group_id FROM customer WHERE id = ?",
                                List.of(customer.identity()),
                                row -> row.id("identity_group_id", IdentityGroupId::of))
                        .headOption()
                        .flatMap(group -> group)
                : Option.none();
    }
}
