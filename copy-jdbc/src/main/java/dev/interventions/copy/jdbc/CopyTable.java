package dev.interventions.copy.jdbc;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.feed.KnownInterventions.Known;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;

/** The statements on the two tables of a copy, each within a transaction of the caller. */
final class CopyTable {

    private static final Seq<String> WRITTEN = Column.ALL.map(Column::name).appendAll(List.of("copied_at", "gone_at"));
    private static final String VALUES = Column.ALL.map(column -> "?").mkString(", ") + ", CURRENT_TIMESTAMP, NULL";

    private final String name;

    CopyTable(String name) {
        this.name = name;
    }

    /**
     * The progress of a copy.
     *
     * @param position the feed's position as text; empty before the first poll has stored one
     * @param revision how often changes were stored
     */
    record State(String position, long revision) {}

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Schema.script(name));
        }
    }

    /** Reads the state. Fails if a table or a column is missing. */
    State state(Connection connection) throws SQLException {
        try (PreparedStatement columns = connection.prepareStatement(
                        "SELECT " + WRITTEN.mkString(", ") + " FROM " + name + " WHERE 1 = 0");
                PreparedStatement state =
                        connection.prepareStatement("SELECT feed_position, revision FROM " + name + "_copy")) {
            columns.executeQuery().close();
            try (ResultSet row = state.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the table " + name + "_copy has no row; call createTables");
                }
                return new State(row.getString("feed_position"), row.getLong("revision"));
            }
        }
    }

    /** Stores the next position if the revision is still this one, and returns whether it is. Locks the copy until the transaction ends. */
    boolean advance(Connection connection, long revision, String position) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + name + "_copy SET feed_position = ?, revision = revision + 1 WHERE revision = ?")) {
            update.setString(1, position);
            update.setLong(2, revision);
            return update.executeUpdate() == 1;
        }
    }

    void upsert(Connection connection, Seq<Intervention> interventions) throws SQLException {
        if (interventions.isEmpty()) {
            return;
        }
        String sql = Dialect.of(connection).upsert(name, WRITTEN, VALUES);
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            for (Intervention intervention : interventions) {
                Column.set(row, intervention);
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    /** Marks those that aren't marked yet, and returns how many. */
    long markGone(Connection connection, Seq<InterventionId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (PreparedStatement mark = connection.prepareStatement(
                "UPDATE " + name + " SET gone_at = CURRENT_TIMESTAMP WHERE id = ? AND gone_at IS NULL")) {
            for (InterventionId id : ids) {
                mark.setString(1, id.value());
                mark.addBatch();
            }
            long marked = 0;
            for (int rows : mark.executeBatch()) {
                marked += rows;
            }
            return marked;
        }
    }

    // ---- the interventions that aren't gone; one without created_at counts as created before all others ----

    long count(Connection connection) throws SQLException {
        return count(connection, "SELECT COUNT(*) FROM " + name + " WHERE gone_at IS NULL", Option.none());
    }

    long countCreatedBefore(Connection connection, Instant moment) throws SQLException {
        return count(
                connection,
                "SELECT COUNT(*) FROM " + name + " WHERE gone_at IS NULL AND (created_at < ? OR created_at IS NULL)",
                Option.some(moment));
    }

    private static long count(Connection connection, String sql, Option<Instant> moment) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(sql)) {
            if (moment.isDefined()) {
                count.setObject(1, Column.parameter(moment.get()));
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Seq<Known> createdBetween(Connection connection, Instant from, Instant to) throws SQLException {
        String withoutDate = from.isAfter(Column.EARLIEST) ? "" : " OR created_at IS NULL";
        try (PreparedStatement range = connection.prepareStatement("SELECT id, created_at, digest FROM " + name
                + " WHERE gone_at IS NULL AND (created_at BETWEEN ? AND ?" + withoutDate + ")")) {
            range.setObject(1, Column.parameter(from));
            range.setObject(2, Column.parameter(to));
            java.util.List<Known> known = new ArrayList<>();
            try (ResultSet rows = range.executeQuery()) {
                while (rows.next()) {
                    known.add(known(rows));
                }
            }
            return List.ofAll(known);
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        OffsetDateTime createdAt = row.getObject("created_at", OffsetDateTime.class);
        return new Known(
                InterventionId.of(row.getString("id")),
                createdAt == null ? Column.EARLIEST : createdAt.toInstant(),
                Option.some(row.getLong("digest")));
    }
}
