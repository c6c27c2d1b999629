package dev.interventions.http.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Cancels attempts whose deadline is over or whose caller is interrupted and, once the client is closed, everything that its calls wait
 * for. Nothing else ends them reliably: a socket's timeout starts again with each byte, and a thread that reads may not notice an
 * interrupt.
 */
final class Watchdog implements AutoCloseable, PeriodicThread.Work {

    private static final long CHECK_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final PeriodicThread thread = new PeriodicThread("interventions-watchdog", CHECK_INTERVAL_NANOS, this);
    private final Cancellation cancellation;
    private final LongSupplier maintenance;
    private long nanosUntilMaintenance;

    private Watchdog(Cancellation cancellation, LongSupplier maintenance) {
        this.cancellation = cancellation;
        this.maintenance = maintenance;
    }

    /**
     * A watchdog with its own thread, which checks at intervals while there is something to watch.
     *
     * @param maintenance further work of the thread; returns the nanoseconds after which to run it again even if nothing is watched, or 0
     *     if it need not run before the next attempt
     */
    static Watchdog start(Cancellation cancellation, LongSupplier maintenance) {
        Watchdog watchdog = new Watchdog(cancellation, maintenance);
        watchdog.thread.start();
        cancellation.onCancel(watchdog.thread::wake);
        return watchdog;
    }

    /** A watchdog without a thread, which checks only when {@link #check} is called. */
    static Watchdog withoutThread(Cancellation cancellation) {
        return new Watchdog(cancellation, () -> 0);
    }

    /**
     * Watches an attempt of the calling thread until {@link Watched#end}; {@code cancel} ends the attempt, and may be called repeatedly.
     */
    Watched watch(Deadline deadline, Runnable cancel) {
        Thread caller = Thread.currentThread();
        return watch(() -> deadline.isOver() || caller.isInterrupted(), cancel);
    }

    /** Watches a wait that notices its deadline and interrupts by itself: it is cancelled only once the client is closed. */
    Watched watch(Runnable cancel) {
        return watch(() -> false, cancel);
    }

    private Watched watch(BooleanSupplier due, Runnable cancel) {
        Watched watched = new Watched(due, cancel);
        all.add(watched);
        thread.wakeIfResting();
        return watched;
    }

    /** Cancels what is due. */
    void check() {
        all.forEach(Watched::cancelIfDue);
    }

    @Override
    public boolean work() {
        check();
        nanosUntilMaintenance = maintenance.getAsLong();
        return !all.isEmpty();
    }

    @Override
    public long maxRestNanos() {
        return nanosUntilMaintenance;
    }

    /** Ends the thread: nothing is watched any longer. */
    @Override
    public void close() {
        thread.close();
    }

    /** An attempt or a wait of a call. */
    final class Watched {

        private final BooleanSupplier due;
        private final Runnable cancel;

        private Watched(BooleanSupplier due, Runnable cancel) {
            this.due = due;
            this.cancel = cancel;
        }

        private void cancelIfDue() {
            try {
                if (cancellation.isCancelled() || due.getAsBoolean()) {
                    cancel.run();
                }
            } catch (Throwable failed) {
                // Errors too: it is cancelled again 50 ms later, and the others must be watched.
            }
        }

        void end() {
            all.remove(this);
        }
    }
}
