package dev.interventions.http.call;

import dev.interventions.http.transport.Cancellation;
import dev.interventions.http.transport.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Counts the calls of a client and closes it. Once the client is closed, no call begins, and calls in progress end early, each with its own
 * outcome. The resources that they share are released when the last of them has ended.
 */
public final class ClientLifecycle {

    private static final Duration MAX_WAIT = Duration.ofDays(365);

    /** The sign, so that the number with it is negative. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final TimeSource time;
    private final Cancellation cancellation;
    private final Runnable release;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** The number of calls in progress and, once the client is closed, {@link #CLOSED}. No lock, since each call changes it twice. */
    private final AtomicInteger calls = new AtomicInteger();

    private final AtomicBoolean released = new AtomicBoolean();

    /**
     * @param release releases the resources that calls share; runs once, after the last call, on the thread that ends that call or closes
     *     the client
     */
    public ClientLifecycle(TimeSource time, Cancellation cancellation, Runnable release) {
        this.time = time;
        this.cancellation = cancellation;
        this.release = release;
        cancellation.onCancel(this::signalAll);
    }

    /** Cancelled when calls in progress must end. */
    Cancellation cancellation() {
        return cancellation;
    }

    /**
     * Runs a call.
     *
     * @throws IllegalStateException if the client is closed
     */
    <T> T during(Supplier<T> call) {
        begin();
        try {
            return call.get();
        } finally {
            end();
        }
    }

    private void begin() {
        int before;
        do {
            before = calls.get();
            if (before < 0) {
                throw new IllegalStateException("this client is closed: create a new one");
            }
        } while (!calls.compareAndSet(before, before + 1));
    }

    private void end() {
        if (calls.decrementAndGet() < 0) {
            signalAll();
            releaseIfUnused();
        }
    }

    private boolean hasCalls() {
        return (calls.get() & ~CLOSED) > 0;
    }

    /** Waits this long. Returns false if the client was closed or the thread interrupted; its interrupt status remains set. */
    boolean sleep(Duration duration) {
        long end = time.nanos() + duration.toNanos();
        lock.lock();
        try {
            for (long left = end - time.nanos(); left > 0; left = end - time.nanos()) {
                if (cancellation.isCancelled()) {
                    return false;
                }
                time.await(changed, left);
            }
            return !cancellation.isCancelled();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Prevents new calls and ends those in progress. */
    public void close() {
        refuseCalls();
        cancellation.cancel();
        releaseIfUnused();
    }

    /** Prevents new calls, waits for those in progress, and ends those that remain after this time or when the thread is interrupted. */
    public void close(Duration atMost) {
        long nanos = atMost.isNegative() ? 0 : min(atMost, MAX_WAIT).toNanos();
        refuseCalls();
        awaitCalls(time.nanos() + nanos);
        close();
    }

    private void refuseCalls() {
        calls.updateAndGet(number -> number | CLOSED);
    }

    private void awaitCalls(long end) {
        lock.lock();
        try {
            for (long left = end - time.nanos(); hasCalls() && left > 0; left = end - time.nanos()) {
                time.await(changed, left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void releaseIfUnused() {
        if (cancellation.isCancelled() && !hasCalls() && released.compareAndSet(false, true)) {
            release.run();
        }
    }

    private void signalAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
