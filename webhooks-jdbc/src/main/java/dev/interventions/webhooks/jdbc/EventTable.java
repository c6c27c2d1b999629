package dev.interventions.webhooks.jdbc;

import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;

/** The statements on {@code webhook_events}, each within a transaction of the caller. */
final class EventTable {

    /** Keeps statements far below the number of parameters that a driver accepts. */
    private static final int ROWS_OF_A_STATEMENT = 500;

    /** By the time of issue, then by the order in which they were stored. */
    private static final String ORDER = " ORDER BY issued_at NULLS LAST, since, place, serial";

    private final Supplier<String> now;

    /** @param now the SQL expression of the current time */
    EventTable(Supplier<String> now) {
        this.now = now;
    }

    /** Inserts those events whose ids are absent, and returns how many. */
    int insert(Connection connection, Seq<WebhookEvent> events) throws SQLException {
        // Transactions that insert ids in the same order can't deadlock.
        Seq<Tuple2<WebhookEvent, Integer>> sorted =
                events.zipWithIndex().distinctBy(event -> event._1.id()).sortBy(event -> event._1.id());
        Dialect dialect = Dialect.of(connection);
        int inserted = 0;
        for (Seq<Tuple2<WebhookEvent, Integer>> rows : sorted.grouped(ROWS_OF_A_STATEMENT)) {
            String sql = dialect.insertIfAbsent(
                    "webhook_events", StoredEvent.COLUMNS, StoredEvent.row(now.get()), rows.size());
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int row = 0;
                for (Tuple2<WebhookEvent, Integer> event : rows) {
                    StoredEvent.set(insert, row++, event._1, event._2);
                }
                inserted += insert.executeUpdate();
            }
        }
        return inserted;
    }

    /** The earliest waiting events of a subject, at most {@code max}. */
    Seq<WebhookEvent> waiting(Connection connection, String subject, int max) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM webhook_events WHERE subject = ? AND state = 'waiting'" + ORDER + " LIMIT ?")) {
            select.setString(1, subject);
            select.setInt(2, max);
            try (ResultSet rows = select.executeQuery()) {
                Vector<WebhookEvent> events = Vector.empty();
                while (rows.next()) {
                    events = events.append(StoredEvent.read(rows));
                }
                return events;
            }
        }
    }

    void markHandled(Connection connection, Seq<WebhookEvent> events) throws SQLException {
        String sql = "UPDATE webhook_events SET state = 'handled', since = " + now.get() + " WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (WebhookEvent event : events) {
                update.setString(1, event.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    void markDead(Connection connection, Seq<WebhookEvent> events, String reason) throws SQLException {
        String sql = "UPDATE webhook_events SET reason = ?, state = 'dead', since = " + now.get() + " WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (WebhookEvent event : events) {
                update.setString(1, reason);
                update.setString(2, event.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Deletes the oldest events that were handled at least {@code ageMillis} ago, at most {@code max}. */
    void deleteHandled(Connection connection, long ageMillis, int max) throws SQLException {
        Seq<String> ids = handled(connection, ageMillis, max);
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM webhook_events WHERE id = ? AND state = 'handled'")) {
            // Sorted like insertions, so that both can't deadlock.
            for (String id : ids.sorted()) {
                delete.setString(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private Seq<String> handled(Connection connection, long ageMillis, int max) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM webhook_events WHERE state = 'handled' AND since < "
                        + now.get() + " - ? ORDER BY state, since, serial LIMIT ?")) {
            select.setLong(1, ageMillis);
            select.setInt(2, max);
            try (ResultSet rows = select.executeQuery()) {
                Vector<String> ids = Vector.empty();
                while (rows.next()) {
                    ids = ids.append(rows.getString(1));
                }
                return ids;
            }
        }
    }

    Seq<DeadLetter> dead(Connection connection, int max) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM webhook_events WHERE state = 'dead' ORDER BY state, since, serial LIMIT ?")) {
            select.setInt(1, max);
            try (ResultSet rows = select.executeQuery()) {
                Vector<DeadLetter> letters = Vector.empty();
                while (rows.next()) {
                    letters = letters.append(new DeadLetter(StoredEvent.read(rows), rows.getString("reason")));
                }
                return letters;
            }
        }
    }

    boolean revive(Connection connection, String id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE webhook_events SET state = 'waiting', since = " + now.get()
                        + ", reason = NULL WHERE id = ? AND state = 'dead'")) {
            update.setString(1, id);
            return update.executeUpdate() == 1;
        }
    }
}
