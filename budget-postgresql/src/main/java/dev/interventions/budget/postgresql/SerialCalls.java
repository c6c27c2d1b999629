package dev.interventions.budget.postgresql;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls one after the other on a daemon thread, which ends when it is idle. A call that exceeds its time fails, and its connection is
 * aborted. The next call then runs on another thread, since the driver may hang as long as the network does. Thread-safe.
 */
final class SerialCalls {

    /** All but one of these may hang. */
    private static final int MAX_THREADS = 4;

    private static final int MAX_WAITING = 1_000;
    private static final long IDLE_SECONDS = 10;

    private final DataSource connections;
    private final Duration timeout;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), SerialCalls::daemon);

    /** Guarded by this. */
    private final Queue<PendingCall<?>> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private @Nullable PendingCall<?> running;

    SerialCalls(DataSource connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "interventions-budget-postgresql");
        thread.setDaemon(true);
        return thread;
    }

    <T> CompletionStage<T> submit(SqlCall<T> call) {
        PendingCall<T> pending = new PendingCall<>(call);
        limitTime(pending);
        if (!add(pending)) {
            pending.fail(new StoreFailure(MAX_WAITING + " calls wait for the database"));
        }
        return pending.outcome();
    }

    private void limitTime(PendingCall<?> call) {
        CompletableFuture<PendingCall<?>> timer = new CompletableFuture<>();
        CompletionStage<PendingCall<?>> over = timer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        over.whenComplete((ended, timedOut) -> {
            if (timedOut != null) {
                timeOut(call);
            }
        });
        call.outcome().whenComplete((result, failure) -> timer.complete(call));
    }

    private synchronized boolean add(PendingCall<?> call) {
        if (waiting.size() == MAX_WAITING) {
            return false;
        }
        waiting.add(call);
        if (running == null) {
            runNext();
        }
        return true;
    }

    private synchronized void runNext() {
        running = waiting.poll();
        if (running != null) {
            start(running);
        }
    }

    private void start(PendingCall<?> call) {
        try {
            threads.execute(() -> {
                call.run(connections);
                ended(call);
            });
        } catch (RejectedExecutionException allHang) {
            // The call fails when its time is over, and then the next one starts.
        }
    }

    private synchronized void ended(PendingCall<?> call) {
        if (call.equals(running)) {
            runNext();
        }
    }

    private void timeOut(PendingCall<?> call) {
        if (call.fail(new StoreFailure("no reply within " + timeout.toMillis() + " ms"))) {
            call.abort();
            ended(call);
        }
    }
}
