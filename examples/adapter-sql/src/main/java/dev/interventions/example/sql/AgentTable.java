package dev.interventions.example.sql;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** The agents, with their permissions and the sources that they read. */
record AgentTable(Session session) {

    private static final String FIND = """
            SELECT a.id,
              ARRAY(SELECT p.permission FROM agent_permission p WHERE p.agent_id = a.id) AS permissions,
              ARRAY(SELECT s.source_id FROM agent_source s WHERE s.agent_id = a.id) AS sources
            FROM agent a
            WHERE a.id = ?
            """;

    Option<Actor> find(UserId id) {
        return session.query(FIND, List.of(id), AgentTable::read).headOption();
    }

    boolean has(UserId id) {
        return session.finds("SELECT id FROM agent WHERE id = ?", id);
    }

    private static Actor read(Row row) {
        return new Actor(
                row.id("id", UserId::of).get(),
                HashSet.ofAll(row.texts("permissions")
                        .map(text -> Row.parsed("permission", text.get(), Permission::valueOf))),
                HashSet.ofAll(row.texts("sources").map(text -> Row.parsed("source_id", text.get(), SourceId::of))));
    }
}
