package dev.interventions.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Cuts attempts whose deadline is over or whose caller is interrupted. Nothing else ends them surely: a timeout of the socket
 * begins anew with each byte, and a thread that reads doesn't notice that it is interrupted.
 */
final class Watchdog implements AutoCloseable {

    private static final long LOOKS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final Thread looking = new Thread(this::lookUntilClosed, "interventions-watchdog");
    private volatile boolean closed;

    private Watchdog() {
        looking.setDaemon(true);
    }

    /** One that looks by itself, on a thread of its own, as long as there is something to watch. */
    static Watchdog looking() {
        Watchdog watchdog = new Watchdog();
        watchdog.looking.start();
        return watchdog;
    }

    /** One that looks when it is told to. */
    static Watchdog lookingWhenTold() {
        return new Watchdog();
    }

    /** Watches an attempt of the calling thread until that has ended; {@code cut} ends the attempt, and may be called at any time. */
    Watched watch(Deadline deadline, Runnable cut) {
        Watched watched = new Watched(Thread.currentThread(), deadline, cut);
        all.add(watched);
        LockSupport.unpark(looking);
        return watched;
    }

    /** Cuts what has to be cut now. */
    void look() {
        all.forEach(Watched::cutIfDue);
    }

    private void lookUntilClosed() {
        while (!closed) {
            look();
            if (all.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, LOOKS_EVERY_NANOS);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(looking);
    }

    /** An attempt under way. */
    final class Watched {

        private final Thread caller;
        private final Deadline deadline;
        private final Runnable cut;

        private Watched(Thread caller, Deadline deadline, Runnable cut) {
            this.caller = caller;
            this.deadline = deadline;
            this.cut = cut;
        }

        private void cutIfDue() {
            if (deadline.isOver() || caller.isInterrupted()) {
                try {
                    cut.run();
                } catch (RuntimeException failed) {
                    // With the next look it is cut again; the others must not go unwatched.
                }
            }
        }

        void end() {
            all.remove(this);
        }
    }
}
