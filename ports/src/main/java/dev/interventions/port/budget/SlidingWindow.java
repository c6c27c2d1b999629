package dev.interventions.port.budget;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.FairQueue;
import dev.interventions.port.budget.window.Nanos;
import dev.interventions.port.budget.window.Slots;
import dev.interventions.port.budget.window.Throttling;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Waiter;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** The attempts of one account. All methods are called with the lock held, except closing a permit. */
final class SlidingWindow {

    private final int maxAttempts;
    private final Duration span;
    private final TimeSource time;
    private final ReentrantLock lock;

    private final FairQueue waiting = new FairQueue();
    private final Throttling throttling = new Throttling();
    private final Slots slots;

    SlidingWindow(int maxAttempts, Duration span, TimeSource time, ReentrantLock lock) {
        this.maxAttempts = maxAttempts;
        this.span = span;
        this.time = time;
        this.lock = lock;
        this.slots = new Slots(maxAttempts, span.toNanos());
    }

    Either<Unavailable, Permit> acquire(String lane, Duration atMost) {
        long now = time.nanos();
        return waiting.isEmpty() && untilNextSlot(now) == 0
                ? Either.right(permit(now))
                : await(lane, now + Nanos.of(atMost));
    }

    private Either<Unavailable, Permit> await(String lane, long end) {
        Waiter waiter = new Waiter(lock.newCondition());
        waiting.add(lane, waiter);
        try {
            for (long wait = untilTurn(waiter); wait > 0; wait = untilTurn(waiter)) {
                long left = end - time.nanos();
                if (left <= 0 || throttling.outlasts(end) || waiter.isCancelled()) {
                    return Either.left(refusal());
                }
                waiter.await(time, Math.min(left, wait));
            }
            waiting.removeFirst(lane);
            return Either.right(permit(time.nanos()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(new Unavailable.Interrupted("interrupted while waiting for the request budget"));
        } finally {
            waiting.remove(lane, waiter);
            signalNext();
        }
    }

    void throttled(Option<Duration> pause) {
        throttling.begin(time.nanos(), Nanos.of(pause.getOrElse(Duration.ZERO)));
        // Callers whose time is over before the pause give up now.
        waiting.waiters().forEach(Waiter::signal);
    }

    void cancelWait(Thread thread) {
        waiting.waiters().forEach(waiter -> waiter.cancelIf(thread));
    }

    void resetPause() {
        throttling.end();
        signalNext();
    }

    BudgetStats stats() {
        long now = time.nanos();
        long pause = throttling.left(now);
        return new BudgetStats(
                slots.free(now),
                slots.inProgress(),
                (int) waiting.waiters().count(),
                Option.when(pause > 0, () -> Duration.ofNanos(pause)));
    }

    /** Whether this window is in the same state as a new one. */
    boolean isIdle() {
        long now = time.nanos();
        return slots.isEmpty(now) && waiting.isEmpty() && throttling.left(now) == 0;
    }

    /** The nanoseconds to wait, as far as is known now; a caller that isn't next is signalled when it is. */
    private long untilTurn(Waiter waiter) {
        return waiter.equals(waiting.next()) ? untilNextSlot(time.nanos()) : Long.MAX_VALUE;
    }

    /** The nanoseconds until an attempt may begin, as far as is known now: one in progress may end earlier or later. */
    private long untilNextSlot(long now) {
        long pause = throttling.left(now);
        return pause > 0 ? pause : slots.untilFree(now);
    }

    private void signalNext() {
        Waiter next = waiting.next();
        if (next != null) {
            next.signal();
        }
    }

    private Unavailable refusal() {
        return throttling.isActive()
                ? Throttling.refusal(throttling.left(time.nanos()))
                : new Unavailable.BudgetExhausted("the budget of " + maxAttempts + " requests in " + span.toSeconds()
                        + " s is used up, and no request is free in time");
    }

    private Permit permit(long now) {
        Permit permit = new Slot();
        slots.begin();
        throttling.permitted(permit, now);
        return permit;
    }

    private final class Slot implements Permit {

        private boolean ended;

        @Override
        public void close() {
            lock.lock();
            try {
                if (!ended) {
                    ended = true;
                    end(this);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void end(Permit permit) {
        slots.end(time.nanos());
        throttling.ended(permit);
        signalNext();
    }
}
