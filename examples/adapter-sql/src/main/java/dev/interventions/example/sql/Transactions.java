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
 * Runs each operation in a transaction of its own, and makes outcomes of what fails.
 *
 * <p>They run at READ COMMITTED, where all processes that share the database meet: a write locks the row of the intervention or of
 * the content before it decides anything (SELECT … FOR UPDATE), so that of two that meet one waits and then decides on what the
 * other has left; a read is one statement, which sees one moment. So calls happen one after the other. Locks are taken in one
 * order, content before intervention, so that no two wait for each other.
 */
final class Transactions {

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    /** Keeps what the work has changed if it comes to a result, and nothing of it if it refuses or fails. */
    <T> Either<InterventionError, T> write(Function<Session, Either<Refused, T>> work) {
        return connected(connection -> worked(connection, work).flatMap(result -> committed(connection, result)));
    }

    /** Keeps nothing, for there is nothing to keep. */
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
            giveBack(connection);
        }
    }

    private static <T> Either<InterventionError, T> worked(
            Connection connection, Function<Session, Either<Refused, T>> work) {
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            return Either.narrow(work.apply(new Session(connection)));
        } catch (SQLException e) {
            return Either.left(Damage.beforeCommit(e));
        } catch (DatabaseFailure e) {
            return Either.left(Damage.beforeCommit(e.reason()));
        } catch (UnreadableRow e) {
            return Either.left(new Unavailable.MalformedResponse(String.valueOf(e.getMessage())));
        }
    }

    private static <T> Either<InterventionError, T> committed(Connection connection, T result) {
        try {
            connection.commit();
            return Either.right(result);
        } catch (SQLException e) {
            return Either.left(Damage.duringCommit(e));
        }
    }

    /** Whatever is not committed by now is undone; the outcome is settled, so that a failure here changes none. */
    private static void giveBack(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost, and the database undoes what was left open in it.
        }
    }
}
