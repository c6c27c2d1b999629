package dev.interventions.http.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Cuts attempts whose deadline is over or whose caller is interrupted, and everything that calls wait for once their client is closed.
 * Nothing else ends them reliably: a socket's timeout starts again with each byte, and a thread that reads may not notice an interrupt.
 */
final class Watchdog implements AutoCloseable, PeriodicThread.Work {

    private static final long LOOKS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final PeriodicThread thread = new PeriodicThread("interventions-watchdog", LOOKS_EVERY_NANOS, this);
    private final Cancellation cancellation;
    private final LongSupplier upkeep;
    private long nanosToUpkeep;

    private Watchdog(Cancellation cancellation, LongSupplier upkeep) {
        this.cancellation = cancellation;
        this.upkeep = upkeep;
    }

    /**
     * One that looks by itself, on a thread of its own, as long as there is something to watch.
     *
     * @param upkeep what the thread does besides; gives the nanoseconds after which to call it again, also if nothing is watched, or 0 if
     *     that isn't needed before the next attempt
     */
    static Watchdog looking(Cancellation cancellation, LongSupplier upkeep) {
        Watchdog watchdog = new Watchdog(cancellation, upkeep);
        watchdog.thread.start();
        cancellation.onCancel(watchdog.thread::wake);
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
        thread.wakeIfResting();
        return watched;
    }

    /** Cuts what has to be cut now. */
    void look() {
        all.forEach(Watched::cutIfDue);
    }

    @Override
    public boolean work() {
        look();
        nanosToUpkeep = upkeep.getAsLong();
        return !all.isEmpty();
    }

    @Override
    public long longestRest() {
        return nanosToUpkeep;
    }

    /** Ends the thread. Nothing is watched any more. */
    @Override
    public void close() {
        thread.close();
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
