package dev.interventions.http.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Cuts attempts whose deadline is over or whose caller is interrupted, and everything that calls wait for once their client is closed.
 * Nothing else ends them reliably: a socket's timeout starts again with each byte, and a thread that reads doesn't notice an interrupt.
 */
public final class Watchdog implements AutoCloseable {

    private static final long LOOKS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final Thread looking = new Thread(this::lookUntilClosed, "interventions-watchdog");
    private final Cancellation cancellation;
    private final LongSupplier upkeep;
    private volatile boolean resting;
    private volatile boolean closed;

    private Watchdog(Cancellation cancellation, LongSupplier upkeep) {
        this.cancellation = cancellation;
        this.upkeep = upkeep;
        looking.setDaemon(true);
    }

    /**
     * One that looks by itself, on a thread of its own, as long as there is something to watch.
     *
     * @param upkeep what the thread does besides; gives the nanoseconds after which to call it again, also if nothing is watched, or 0 if
     *     that isn't needed before the next attempt
     */
    static Watchdog looking(Cancellation cancellation, LongSupplier upkeep) {
        Watchdog watchdog = new Watchdog(cancellation, upkeep);
        watchdog.looking.start();
        cancellation.onCancel(() -> LockSupport.unpark(watchdog.looking));
        return watchdog;
    }

    /** One that looks only when {@link #look} is called. */
    static Watchdog lookingWhenTold(Cancellation cancellation) {
        return new Watchdog(cancellation, () -> 0);
    }

    /** Watches an attempt of the calling thread until that has ended; {@code cut} ends the attempt, and may be called at any time. */
    Watched watch(Deadline deadline, Runnable cut) {
        Thread caller = Thread.currentThread();
        return watch(() -> deadline.isOver() || caller.isInterrupted(), cut);
    }

    /** Watches a wait that notices its deadline and interrupts by itself: it is cut only once the client is closed. */
    Watched watch(Runnable cut) {
        return watch(() -> false, cut);
    }

    private Watched watch(BooleanSupplier due, Runnable cut) {
        Watched watched = new Watched(due, cut);
        all.add(watched);
        // Calls that follow each other closely find the thread awake, and needn't wake it.
        if (resting) {
            LockSupport.unpark(looking);
        }
        return watched;
    }

    /** Cuts what has to be cut now. */
    void look() {
        all.forEach(Watched::cutIfDue);
    }

    private void lookUntilClosed() {
        while (!closed) {
            look();
            upkeep();
            LockSupport.parkNanos(this, LOOKS_EVERY_NANOS);
            rest();
        }
    }

    private void rest() {
        resting = true;
        while (all.isEmpty() && !closed) {
            long nanos = upkeep();
            if (nanos > 0) {
                LockSupport.parkNanos(this, nanos);
            } else {
                LockSupport.park(this);
            }
        }
        resting = false;
    }

    private long upkeep() {
        try {
            return upkeep.getAsLong();
        } catch (RuntimeException | Error failed) {
            // Calls need the thread.
            return LOOKS_EVERY_NANOS;
        }
    }

    /** Ends the thread. Nothing is watched any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(looking);
    }

    /** What a call waits for. */
    final class Watched {

        private final BooleanSupplier due;
        private final Runnable cut;

        private Watched(BooleanSupplier due, Runnable cut) {
            this.due = due;
            this.cut = cut;
        }

        private void cutIfDue() {
            try {
                if (cancellation.isCancelled() || due.getAsBoolean()) {
                    cut.run();
                }
            } catch (Throwable failed) {
                // Errors too: it is cut again 50 ms later, and the others must not go unwatched.
            }
        }

        void end() {
            all.remove(this);
        }
    }
}
