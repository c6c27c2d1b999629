package dev.interventions.webhooks.jdbc;

import dev.interventions.webhooks.store.EventBatch;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The statements on {@code webhook_claims}, each within a transaction of the caller. A subject has a row while it is claimed or waits for a
 * retry. The row's key prevents two claims of one subject at the same time.
 */
final class ClaimTable {

    private static final List<String> COLUMNS = List.of("subject", "claim", "due_at", "attempts");

    /** Orders by all columns of the index: otherwise H2 sorts all rows instead of reading the first one from the index. */
    static final String UNCLAIMED =
            "SELECT subject, since, NULL, 0 FROM webhook_events WHERE state = 'waiting' AND NOT EXISTS"
                    + " (SELECT 1 FROM webhook_claims WHERE webhook_claims.subject = webhook_events.subject)"
                    + " ORDER BY state, since, serial LIMIT 1";

    private final Supplier<String> now;

    /** @param now the SQL expression of the current time */
    ClaimTable(Supplier<String> now) {
        this.now = now;
    }

    /**
     * A subject with events that are due.
     *
     * @param dueAt since when, in milliseconds since 1970
     * @param last the claim in the subject's row, an empty text if it waits for a retry; none if the subject has no row
     * @param attempts how often its events were claimed
     */
    record DueSubject(String subject, long dueAt, Option<String> last, int attempts) {}

    /** A claim that was made. */
    record Claim(String id, int attempts) {}

    /** The subject whose events have been due for longest, if there is one. */
    Option<DueSubject> longestDue(Connection connection) throws SQLException {
        Option<DueSubject> again = first(
                connection,
                "SELECT subject, due_at, claim, attempts FROM webhook_claims WHERE due_at <= " + now.get()
                        + " ORDER BY due_at LIMIT 1");
        Option<DueSubject> unclaimed = first(connection, UNCLAIMED);
        return again.isDefined() && unclaimed.forAll(other -> again.get().dueAt() <= other.dueAt()) ? again : unclaimed;
    }

    private static Option<DueSubject> first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Option.some(new DueSubject(
                            row.getString(1), row.getLong(2), Option.of(row.getString(3)), row.getInt(4)))
                    : Option.none();
        }
    }

    /** Claims a subject, unless another transaction has done so. */
    Option<Claim> claim(Connection connection, DueSubject due, long leaseMillis) throws SQLException {
        Claim claim = new Claim(UUID.randomUUID().toString(), due.attempts() + 1);
        return (due.last().isEmpty()
                        ? insert(connection, due.subject(), claim, leaseMillis)
                        : replace(connection, due, claim, leaseMillis))
                ? Option.some(claim)
                : Option.none();
    }

    private boolean insert(Connection connection, String subject, Claim claim, long leaseMillis) throws SQLException {
        String row = "(CAST(? AS VARCHAR(255)), CAST(? AS VARCHAR(36)), " + now.get() + " + CAST(? AS BIGINT), 1)";
        try (PreparedStatement insert =
                connection.prepareStatement(Dialect.of(connection).insertIfAbsent("webhook_claims", COLUMNS, row, 1))) {
            insert.setString(1, subject);
            insert.setString(2, claim.id());
            insert.setLong(3, leaseMillis);
            return insert.executeUpdate() == 1;
        }
    }

    private boolean replace(Connection connection, DueSubject due, Claim claim, long leaseMillis) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE webhook_claims SET claim = ?, attempts = ?,"
                + " due_at = " + now.get() + " + ? WHERE subject = ? AND claim = ? AND due_at = ?")) {
            update.setString(1, claim.id());
            update.setInt(2, claim.attempts());
            update.setLong(3, leaseMillis);
            update.setString(4, due.subject());
            update.setString(5, due.last().get());
            update.setLong(6, due.dueAt());
            return update.executeUpdate() == 1;
        }
    }

    /** Ends a claim, and returns whether it was held. */
    boolean end(Connection connection, EventBatch batch) throws SQLException {
        return end(connection, StoredEvent.key(batch.subject()), batch.claim());
    }

    boolean end(Connection connection, String subject, String claim) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM webhook_claims WHERE subject = ? AND claim = ?")) {
            delete.setString(1, subject);
            delete.setString(2, claim);
            return delete.executeUpdate() == 1;
        }
    }

    /** Ends a claim so that its subject is due after a delay, and returns whether it was held. */
    boolean release(Connection connection, EventBatch batch, long delayMillis) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE webhook_claims SET claim = '', due_at = "
                + now.get() + " + ? WHERE subject = ? AND claim = ?")) {
            update.setLong(1, delayMillis);
            update.setString(2, StoredEvent.key(batch.subject()));
            update.setString(3, batch.claim());
            return update.executeUpdate() == 1;
        }
    }
}
