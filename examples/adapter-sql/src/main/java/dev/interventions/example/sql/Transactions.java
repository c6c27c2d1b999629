package dev.interventions.example.sql;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs each operation in a transaction of its own, and maps failures to errors.
 *
 * <p>Transactions run at READ COMMITTED. A write locks the row of the intervention or of the content before it decides anything (SELECT …
 * FOR UPDATE), so a concurrent write in any process waits and then decides on the changed row. A read is one statement, and sees one state.
 * So operations are linearizable. Locks are taken in one order, content before intervention, which prevents deadlocks.
 */
final class Transactions {

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    /** Commits if the work returns a result, and rolls back if it refuses or fails. */
    <T> Either<InterventionError, T> write(Function<Session, Either<Refused, T>> work) {
        return connected(connection -> worked(connection, work).flatMap(result -> committed(connection, result)));
    }

    /** Rolls back at the end, since the work only reads. */
    <T> Either<InterventionError, T> read(Function<Session, Either<Refused, T>> work) {
        return connected(connection -> worked(connection, work));
    }

    private <T> Either<InterventionError, T> connected(Function<Connection, Either<InterventionError, T>> work) {
        Connection connection;
        try {
            connection = database.getConnection();
        } catch (SQLException e) {
            return Either.left(new Unavailable.Unreachable("the database can't be reached: " + e.getMessage()));
        }
        try {
            return work.apply(connection);
        } finally {
            release(connection);
        }
    }

    private static <T> Either<InterventionError, T> worked(
            Connection connection, Function<Session, Either<Refused, T>> work) {
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return Either.narrow(work.apply(new Session(connection)));
        } catch (SQLException e) {
            return Either.left(ErrorMapper.beforeCommit(e));
        } catch (DatabaseFailure e) {
            return Either.left(ErrorMapper.beforeCommit(e.reason()));
        } catch (UnreadableRow e) {
            return Either.left(new Unavailable.MalformedResponse(String.valueOf(e.getMessage())));
        }
    }

    private static <T> Either<InterventionError, T> committed(Connection connection, T result) {
        try {
            connection.commit();
            return Either.right(result);
        } catch (SQLException e) {
            return Either.left(ErrorMapper.duringCommit(e));
        }
    }

    /** Rolls back what was not committed. A failure here doesn't change the outcome, which is already known. */
    private static void release(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost, and the database rolls back its open transaction.
        }
    }
}
