package dev.interventions.webhooks.jdbc;

import dev.interventions.webhooks.store.StoreFailure;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Runs transactions on the host's connections, and restores the settings of each connection that it changes. */
final class Database {

    /**
     * For conflicts with other transactions: both databases report deadlocks, and H2 also a row that another transaction has just inserted.
     */
    private static final int MAX_ATTEMPTS = 10;

    private static final Set<String> CONFLICTS = Set.of("23505", "40001", "40P01", "90131");

    /** The SQL states of PostgreSQL and H2 for a missing table or column. */
    private static final Set<String> OTHER_SCHEMA = Set.of("42P01", "42703", "42S02", "42S22", "42S04");

    private static final Pattern PASSWORD = Pattern.compile("(?i)(password|pwd)=[^&;\\s]*");

    /** To the last @: a password may have an @ or a slash too. */
    private static final Pattern USER_INFO = Pattern.compile("//\\S*@");

    private final DataSource connections;

    Database(DataSource connections) {
        this.connections = connections;
    }

    /** Statements of one transaction, which may run several times. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The result of a committed transaction, or a failure, after which the transaction may or may not have been committed. */
    <T> Either<StoreFailure, T> inTransaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Either.right(once(work));
            } catch (SQLException failed) {
                if (attempt == MAX_ATTEMPTS || !CONFLICTS.contains(String.valueOf(failed.getSQLState()))) {
                    return Either.left(new StoreFailure(message(failed)));
                }
            } catch (RuntimeException failed) {
                // Connection pools throw these too.
                return Either.left(new StoreFailure(
                        failed.getClass().getSimpleName() + ": " + redacted(String.valueOf(failed.getMessage()))));
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            // At higher levels, a statement doesn't see rows that were committed while an earlier one waited for a
            // lock.
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                restore(connection, wasAutoCommit, isolation);
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, wasAutoCommit, isolation, failed);
                throw failed;
            }
        }
    }

    private static void rollBack(Connection connection, boolean wasAutoCommit, int isolation, Exception cause) {
        try {
            connection.rollback();
            restore(connection, wasAutoCommit, isolation);
        } catch (SQLException broken) {
            cause.addSuppressed(broken);
        }
    }

    private static void restore(Connection connection, boolean wasAutoCommit, int isolation) throws SQLException {
        connection.setAutoCommit(wasAutoCommit);
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(isolation);
        }
    }

    private static String message(SQLException failure) {
        String message = redacted(String.valueOf(failure.getMessage()));
        return OTHER_SCHEMA.contains(String.valueOf(failure.getSQLState()))
                ? "the tables of the events are missing or have other columns; call createTables or run " + Schema.FILE
                        + " (" + message + ")"
                : message;
    }

    /** The first line, without passwords: the other lines can contain values of rows. */
    private static String redacted(String message) {
        String line = message.lines().findFirst().orElse("");
        String withoutPassword = PASSWORD.matcher(line).replaceAll("$1=…");
        return USER_INFO.matcher(withoutPassword).replaceAll("//…@");
    }
}
