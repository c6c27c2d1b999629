package dev.interventions.port.budget.store;

import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a store: one call after the other in the order in which they were added, never with the lock held, since a store may have locks of
 * its own, and with a limited time for the reply.
 */
final class StoreCalls {

    /** Learns whether the store replies; runs with the lock held, after the call's handler. */
    interface Observer {

        void storeFailed();

        void storeIsBack();
    }

    /** What to do with the outcome of a call; runs with the lock held. */
    interface Handler<T> {

        void replied(T reply);

        void failed();

        /** A reply arrived after the call had failed because it took too long. */
        default void repliedLate(T reply) {
            // Operations may be repeated, so it does no harm that this one was carried out.
        }
    }

    private final long timeout;
    private final TimeSource time;
    private final Timer timer;
    private final ReentrantLock lock;
    private final Outage outage;
    private final Observer observer;

    private final Queue<Call<?>> toSend = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sendRequests = new AtomicInteger();

    /** In the order of their time limits; those that have ended are removed only from the front. */
    private final Deque<Call<?>> awaited = new ArrayDeque<>();

    private boolean isWatching;

    StoreCalls(long timeout, TimeSource time, Timer timer, ReentrantLock lock, Outage outage, Observer observer) {
        this.timeout = timeout;
        this.time = time;
        this.timer = timer;
        this.lock = lock;
        this.outage = outage;
        this.observer = observer;
    }

    /** Adds a call, with the lock held. */
    <T> void add(Supplier<? extends CompletionStage<? extends T>> operation, Handler<T> handler) {
        Call<T> call = new Call<>(operation, handler, time.nanos());
        awaited.addLast(call);
        toSend.add(call);
        watch();
    }

    long withoutReply() {
        return awaited.stream().filter(call -> !call.hasEnded).count();
    }

    /** Runs a task later, with the lock held, and then makes the calls that it has added. */
    void after(long nanos, Runnable task) {
        timer.schedule(nanos, () -> {
            lock.lock();
            try {
                task.run();
            } finally {
                lock.unlock();
            }
            send();
        });
    }

    /** Makes the calls that were added, without the lock held. If another thread is doing so, it makes them. */
    void send() {
        if (sendRequests.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            for (Call<?> call = toSend.poll(); call != null; call = toSend.poll()) {
                call.send();
            }
            seen = sendRequests.addAndGet(-seen);
        }
    }

    /** One timer for all calls, since nearly all are replied to long before. */
    private void watch() {
        removeEnded();
        Call<?> first = awaited.peekFirst();
        if (first != null && !isWatching) {
            isWatching = true;
            after(first.calledAt + timeout - time.nanos(), this::endOverdue);
        }
    }

    private void endOverdue() {
        isWatching = false;
        long now = time.nanos();
        for (Call<?> first = awaited.peekFirst(); first != null && first.isOver(now); first = awaited.peekFirst()) {
            awaited.removeFirst();
            first.fail(new TimeoutException("no reply within " + timeout / 1_000_000 + " ms"));
        }
        watch();
    }

    private void removeEnded() {
        for (Call<?> first = awaited.peekFirst(); first != null && first.hasEnded; first = awaited.peekFirst()) {
            awaited.removeFirst();
        }
    }

    private final class Call<T> {

        private final Supplier<? extends CompletionStage<? extends T>> operation;
        private final Handler<T> handler;
        private final long calledAt;
        private boolean hasEnded;

        private Call(Supplier<? extends CompletionStage<? extends T>> operation, Handler<T> handler, long calledAt) {
            this.operation = operation;
            this.handler = handler;
            this.calledAt = calledAt;
        }

        private boolean isOver(long now) {
            return hasEnded || calledAt + timeout - now <= 0;
        }

        private void send() {
            try {
                operation.get().whenComplete(this::completed);
            } catch (Throwable failure) {
                // A store must not throw; if it does, that must not stop the calls of others.
                CompletionStage<T> failed = CompletableFuture.failedFuture(failure);
                failed.whenComplete(this::completed);
            }
        }

        private void completed(T reply, @Nullable Throwable failure) {
            lock.lock();
            try {
                if (failure == null) {
                    reply(reply);
                } else {
                    fail(failure);
                }
                removeEnded();
            } finally {
                lock.unlock();
            }
            StoreCalls.this.send();
        }

        private void reply(T reply) {
            boolean endsOutage = outage.replied(time.nanos());
            if (hasEnded) {
                handler.repliedLate(reply);
            } else {
                hasEnded = true;
                handler.replied(reply);
            }
            if (endsOutage) {
                observer.storeIsBack();
            }
        }

        private void fail(Throwable failure) {
            if (!hasEnded) {
                hasEnded = true;
                outage.failed(calledAt, time.nanos(), failure);
                handler.failed();
                observer.storeFailed();
            }
        }
    }
}
