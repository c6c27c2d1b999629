package dev.interventions.budget.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs one statement as a transaction on a host's connection, and restores the settings that this changes. */
final class Session {

    /** The SQL state with which the functions fail at other levels than READ COMMITTED. */
    private static final String OTHER_ISOLATION_LEVEL = "25000";

    private Session() {}

    static <T> T run(SqlCall<T> call, Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return readCommitted(call, connection);
        }
        connection.setAutoCommit(true);
        return restoring(() -> connection.setAutoCommit(false), () -> readCommitted(call, connection));
    }

    private static <T> T readCommitted(SqlCall<T> call, Connection connection) throws SQLException {
        try {
            return call.on(connection);
        } catch (SQLException refused) {
            if (!OTHER_ISOLATION_LEVEL.equals(refused.getSQLState())) {
                throw refused;
            }
        }
        int level = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return restoring(() -> connection.setTransactionIsolation(level), () -> call.on(connection));
    }

    /** If both fail, throws the first failure: a broken connection can't be restored either. */
    private static <T> T restoring(Restoration restoration, Work<T> work) throws SQLException {
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException failure) {
            try {
                restoration.run();
            } catch (SQLException broken) {
                failure.addSuppressed(broken);
            }
            throw failure;
        }
        restoration.run();
        return result;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    @FunctionalInterface
    private interface Restoration {
        void run() throws SQLException;
    }
}
