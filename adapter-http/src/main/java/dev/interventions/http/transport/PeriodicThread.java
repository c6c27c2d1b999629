package dev.interventions.http.transport;

import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread that works at intervals while there is work, and is parked otherwise. New work wakes it only if it is parked: waking it
 * for each call would cost more than everything else that the adapter does for the call.
 */
public final class PeriodicThread implements AutoCloseable {

    /** The work of the thread. Nothing that it throws ends the thread. */
    public interface Work {

        /** Works. Returns whether there may soon be more to do. */
        boolean work();

        /** The nanoseconds after which a parked thread works again although nothing woke it; 0 for no limit. */
        default long maxRestNanos() {
            return 0;
        }
    }

    private final Work work;
    private final long intervalNanos;
    private final Thread thread;
    private volatile boolean resting;
    private volatile boolean closed;

    /** A thread that begins to work when it is {@linkplain #start() started}. */
    public PeriodicThread(String name, long intervalNanos, Work work) {
        this.work = work;
        this.intervalNanos = intervalNanos;
        this.thread = new Thread(this::workUntilClosed, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void workUntilClosed() {
        while (!closed) {
            if (hasMore()) {
                LockSupport.parkNanos(this, intervalNanos);
            } else {
                rest();
            }
        }
        hasMore();
    }

    private void rest() {
        resting = true;
        // Check again: work that was added before this flag was set has woken no thread.
        if (!hasMore() && !closed) {
            park(work.maxRestNanos());
        }
        resting = false;
    }

    private void park(long nanos) {
        if (nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        } else {
            LockSupport.park(this);
        }
    }

    private boolean hasMore() {
        try {
            return work.work();
        } catch (Throwable failed) {
            // Errors too: no other thread does the work.
            return true;
        }
    }

    /** Announces work, which begins within the interval. */
    public void wakeIfResting() {
        if (resting) {
            LockSupport.unpark(thread);
        }
    }

    /** Makes the thread work at once. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the thread after it has worked one last time. Doesn't wait for that. */
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
