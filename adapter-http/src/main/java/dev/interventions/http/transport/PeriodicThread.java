package dev.interventions.http.transport;

import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread that works at intervals while there is work, and rests otherwise. Bringing work wakes it only if it rests: waking it
 * for each call would cost the call more than all else that the adapter does for it.
 */
public final class PeriodicThread implements AutoCloseable {

    /** What the thread does. Nothing that it throws ends the thread. */
    public interface Work {

        /** Works; whether there may soon be more to do. */
        boolean work();

        /** After how many nanoseconds of rest to work again if nothing wakes the thread; 0 for no limit. */
        default long longestRest() {
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
        // Again: what was brought before this thread said that it rests has woken nobody.
        if (!hasMore() && !closed) {
            park(work.longestRest());
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
            // Errors too: nobody else does the work.
            return true;
        }
    }

    /** Says that there is work: it begins within the interval. */
    public void wakeIfResting() {
        if (resting) {
            LockSupport.unpark(thread);
        }
    }

    /** Has the thread work at once. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the thread, which works a last time. Doesn't wait for it. */
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
