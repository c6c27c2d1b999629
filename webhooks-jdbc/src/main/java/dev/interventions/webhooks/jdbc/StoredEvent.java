package dev.interventions.webhooks.jdbc;

import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** An event as a row of {@code webhook_events}. */
final class StoredEvent {

    static final List<String> COLUMNS = List.of(
            "id",
            "subject",
            "place",
            "type",
            "issued_at",
            "user_id",
            "resource_type",
            "resource_id",
            "metadata",
            "state",
            "since");

    /** The state of a new event. */
    private static final String STATE = "'waiting'";

    private static final int PARAMETERS = 9;
    private static final int MAX_SUBJECT_LENGTH = 255;

    private StoredEvent() {}

    /** The expressions of one row, whose parameters {@link #set} sets. They have types, since H2 can't infer them. */
    static String row(String now) {
        return "(CAST(? AS VARCHAR(255)), CAST(? AS VARCHAR(255)), CAST(? AS INT), CAST(? AS TEXT), CAST(? AS BIGINT),"
                + " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), " + STATE + ", " + now + ")";
    }

    /**
     * Sets the parameters of the n-th row.
     *
     * @param row the number of the row in the statement, from 0
     * @param place the number of the event in its delivery, from 0
     */
    static void set(PreparedStatement insert, int row, WebhookEvent event, int place) throws SQLException {
        int parameter = row * PARAMETERS;
        insert.setString(++parameter, event.id());
        insert.setString(++parameter, key(event.subject()));
        insert.setInt(++parameter, place);
        insert.setString(++parameter, event.type().name());
        insert.setObject(
                ++parameter, event.issuedAt().map(Instant::toEpochMilli).getOrNull(), Types.BIGINT);
        insert.setString(++parameter, event.userId().getOrNull());
        insert.setString(++parameter, event.resourceType());
        insert.setString(++parameter, event.resourceId());
        insert.setString(++parameter, event.metadata());
    }

    static WebhookEvent read(ResultSet row) throws SQLException {
        long issuedAt = row.getLong("issued_at");
        Option<Instant> issued = row.wasNull() ? Option.none() : Option.some(Instant.ofEpochMilli(issuedAt));
        return new WebhookEvent(
                row.getString("id"),
                new EventType(row.getString("type")),
                issued,
                Option.of(row.getString("user_id")),
                row.getString("resource_type"),
                row.getString("resource_id"),
                row.getString("metadata"));
    }

    /** A subject as a key: a subject has any length, and a key has at most 255 characters. */
    static String key(String subject) {
        if (subject.length() <= MAX_SUBJECT_LENGTH) {
            return subject;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return "sha-256/" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
