package dev.interventions.budget.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A call that waits, runs, or has ended. Thread-safe. */
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

    /** Fails the call, and returns whether it had not ended before. */
    boolean fail(StoreFailure failure) {
        return outcome.completeExceptionally(failure);
    }

    /** Runs the call, unless it has ended. */
    void run(DataSource connections) {
        try {
            outcome.complete(result(connections));
        } catch (SQLException | RuntimeException | Error failure) {
            // Errors too, for example of an incomplete driver: otherwise the call would never end.
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
                // Before the connection returns to its pool, so that abort() can't close it there.
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

    /** Aborts the connection of a running call, or interrupts its wait for one. Called on another thread; doesn't wait. */
    synchronized void abort() {
        try {
            if (connection != null) {
                connection.abort(PendingCall::inBackground);
            } else if (thread != null) {
                thread.interrupt();
            }
        } catch (SQLException | RuntimeException unsupported) {
            // The thread then ends only when the driver returns.
        }
    }

    private static void inBackground(Runnable closing) {
        SerialCalls.daemon(closing).start();
    }
}
