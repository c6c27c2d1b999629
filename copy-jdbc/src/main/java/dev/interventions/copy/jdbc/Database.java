package dev.interventions.copy.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Runs transactions on the host's connections, and restores the settings of each connection that it changes. */
final class Database {

    /** The SQL states of PostgreSQL and H2 for a missing table or column. */
    private static final Set<String> OTHER_SCHEMA = Set.of("42P01", "42703", "42S02", "42S22", "42S04");

    private static final Pattern PASSWORD = Pattern.compile("(?i)(password|pwd)=[^&;\\s]*");

    /** To the last @: a password may have an @ or a slash too. */
    private static final Pattern USER_INFO = Pattern.compile("//\\S*@");

    private final DataSource connections;

    Database(DataSource connections) {
        this.connections = connections;
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * The result of a committed transaction.
     *
     * @throws DatabaseException if it failed; the transaction may or may not have been committed
     */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            T result = committed(work, connection, wasAutoCommit);
            connection.setAutoCommit(wasAutoCommit);
            return result;
        } catch (SQLException failed) {
            throw new DatabaseException(message(failed));
        } catch (RuntimeException failed) {
            // Connection pools throw these too.
            throw new DatabaseException(
                    failed.getClass().getSimpleName() + ": " + redacted(String.valueOf(failed.getMessage())));
        }
    }

    private static <T> T committed(Work<T> work, Connection connection, boolean wasAutoCommit) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            try {
                connection.rollback();
                connection.setAutoCommit(wasAutoCommit);
            } catch (SQLException broken) {
                failed.addSuppressed(broken);
            }
            throw failed;
        }
    }

    private static String message(SQLException failure) {
        String message = redacted(String.valueOf(failure.getMessage()));
        return OTHER_SCHEMA.contains(String.valueOf(failure.getSQLState()))
                ? "the tables of the copy are missing or have other columns; call createTables or run " + Schema.FILE
                        + " (" + message + ")"
                : message;
    }

    /** The first line, without passwords: the other lines can contain values of rows. */
    private static String redacted(String message) {
        String line = message.lines().findFirst().orElse("");
        String withoutPassword = PASSWORD.matcher(line).replaceAll("$1=…");
        return USER_INFO.matcher(withoutPassword).replaceAll("//…@");
    }

    /** A transaction failed. Never leaves this package. It has no cause, since messages of drivers can contain passwords. */
    static final class DatabaseException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        DatabaseException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
