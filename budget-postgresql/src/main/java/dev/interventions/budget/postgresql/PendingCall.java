package dev.interventions.budget.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A call that waits for its turn, runs, or has ended. */
final class PendingCall<T> {

    private final SqlCall<T> call;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    private @Nullable Thread thread;
    private @Nullable Connection connection;

    PendingCall(SqlCall<T> call) {
        this.call = call;
    }

    CompletionStage<T> outcome() {
        return outcome;
    }

    boolean isOver() {
        return outcome.isDone();
    }

    /** Returns false if it is over already. */
    boolean fail(StoreFailure failure) {
        return outcome.completeExceptionally(failure);
    }

    /** Runs it, unless it is over. */
    void run(DataSource connections) {
        try {
            outcome.complete(result(connections));
        } catch (SQLException | RuntimeException | Error failure) {
            // Errors too, such as of a driver that isn't complete: otherwise the outcome would never come.
            outcome.completeExceptionally(StoreFailure.of(failure));
        } finally {
            leave();
        }
    }

    private T result(DataSource connections) throws SQLException {
        hold(null);
        try (Connection borrowed = connections.getConnection()) {
            hold(borrowed);
            try {
                return Session.run(call, borrowed);
            } finally {
                // Before the connection is returned to its pool.
                leave();
            }
        }
    }

    private synchronized void hold(@Nullable Connection borrowed) throws SQLException {
        if (isOver()) {
            throw new SQLException("no time is left");
        }
        thread = Thread.currentThread();
        connection = borrowed;
    }

    private synchronized void leave() {
        thread = null;
        connection = null;
    }

    /** Ends it from another thread, without waiting for it. */
    synchronized void abort() {
        try {
            if (connection != null) {
                connection.abort(PendingCall::inBackground);
            } else if (thread != null) {
                thread.interrupt();
            }
        } catch (SQLException | RuntimeException unsupported) {
            // Its thread then ends when the driver lets it.
        }
    }

    private static void inBackground(Runnable closing) {
        SerialCalls.daemon(closing).start();
    }
}
