package dev.interventions.port.budget.store;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.BudgetStore.Reason;
import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.port.budget.window.FairQueue;
import dev.interventions.port.budget.window.Nanos;
import dev.interventions.port.budget.window.Throttling;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import dev.interventions.port.budget.window.Waiter;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The attempts of one account that this process has begun, and the callers that wait until the store permits another. */
final class StoredWindow implements StoreCalls.Observer {

    private static final long MAX_REPLY_TIME = TimeUnit.SECONDS.toNanos(2);
    private static final long MAX_STATS_TIME = TimeUnit.MILLISECONDS.toNanos(250);

    private final PermitIds ids;
    private final TimeSource time;
    private final long replyTime;
    private final ReentrantLock lock = new ReentrantLock();

    private final FairQueue waiting = new FairQueue();
    private int waitingOnlyForReply;

    private final Outage outage = new Outage();
    private final StoreCalls calls;
    private final StoredAccount account;
    private final StoreReports reports;
    private final NextPermit next;
    private final Renewals renewals;
    private final LocalShare share;
    private final Refusals refusals;
    private final StateReading stateReading;
    private final Condition stateRead = lock.newCondition();

    StoredWindow(
            BudgetStore store,
            String name,
            Limit limit,
            OutagePolicy policy,
            PermitIds ids,
            TimeSource time,
            Timer timer) {
        this.ids = ids;
        this.time = time;
        long grace = limit.lease().minus(limit.span()).toNanos();
        // A reply that takes longer than half of the grace time would grant a permit that can't be used any more.
        replyTime = Math.min(MAX_REPLY_TIME, grace / 2);
        calls = new StoreCalls(replyTime, time, timer, lock, outage, this);
        account = new StoredAccount(store, name, limit, calls);
        reports = new StoreReports(account, outage, time, policy.hasShare(), this::signal);
        next = new NextPermit(account, reports, outage, ids, time, grace / 2, this::signal);
        renewals = new Renewals(account, grace);
        share = new LocalShare(policy, limit, outage);
        refusals = new Refusals(limit, policy.attempts(limit.maxAttempts()), store.name());
        stateReading = new StateReading(account, outage, time, stateRead::signalAll);
    }

    Either<Unavailable, Permit> acquire(String lane, Duration atMost) {
        long wait = Nanos.of(atMost);
        return locked(() -> wait > 0 ? await(lane, wait, false) : await(lane, replyTime, true));
    }

    private Either<Unavailable, Permit> await(String lane, long atMost, boolean onlyForReply) {
        long end = time.nanos() + atMost;
        Waiter waiter = new Waiter(lock.newCondition());
        waiting.add(lane, waiter);
        waitingOnlyForReply += onlyForReply ? 1 : 0;
        try {
            while (true) {
                Permit permit = waiter.equals(waiting.next()) ? begin(waiter, end) : null;
                if (permit != null) {
                    waiting.removeFirst(lane);
                    return Either.right(permit);
                }
                long now = time.nanos();
                if (end - now <= 0
                        || waiter.isCancelled()
                        || pauseOutlasts(end, now)
                        || (onlyForReply && !isReplyExpected(now))) {
                    return Either.left(refusal(now));
                }
                if (onlyForReply && next.mayAsk(now)) {
                    // The first caller has not woken up yet.
                    signal();
                }
                waiter.await(time, Math.min(end - now, untilTurn(waiter, now)));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(new Unavailable.Interrupted("interrupted while waiting for the request budget"));
        } finally {
            waitingOnlyForReply -= onlyForReply ? 1 : 0;
            waiting.remove(lane, waiter);
            signal();
        }
    }

    /** Begins an attempt for the first caller, if that is possible now; if not, asks the store if that is possible now. */
    private @Nullable Permit begin(Waiter waiter, long end) {
        long now = time.nanos();
        if (share.isUsedUp(now)) {
            return null;
        }
        if (share.isUsed(now)) {
            return began(ids.next());
        }
        String permit = next.take(now);
        if (permit == null && next.mayAsk(now) && end - now > 0 && !waiter.isCancelled()) {
            next.ask();
            sendCalls();
            permit = next.take(time.nanos());
        }
        return permit == null ? null : began(permit);
    }

    private Permit began(String id) {
        Slot slot = new Slot(id);
        renewals.add(id);
        share.begin(slot, time.nanos());
        return slot;
    }

    /** The nanoseconds to wait, as far as is known now; a caller that isn't next is signalled when it is. */
    private long untilTurn(Waiter waiter, long now) {
        if (!waiter.equals(waiting.next())) {
            return Long.MAX_VALUE;
        }
        return share.isUsedUp(now) ? share.untilNext(now) : next.untilAsk(now);
    }

    private boolean pauseOutlasts(long end, long now) {
        return share.isUsed(now) ? share.pauseOutlasts(end) : next.pauseOutlasts(end);
    }

    /** Whether the store is being asked, or will be soon, so that a caller without time learns whether there is a permit. */
    private boolean isReplyExpected(long now) {
        return !share.isUsed(now)
                && !share.isUsedUp(now)
                && (next.isAsked() || next.isGranted() || next.mayAsk(now) || reports.isPauseOnTheWay());
    }

    boolean throttled(Duration pause) {
        long requested = Nanos.of(pause);
        return locked(() -> {
            next.throttled();
            reports.throttled(Duration.ofNanos(requested));
            share.throttled(time.nanos(), requested);
            waiting.waiters().forEach(Waiter::signal);
            return true;
        });
    }

    boolean cancelWait(Thread thread) {
        return locked(() -> {
            waiting.waiters().forEach(waiter -> waiter.cancelIf(thread));
            return true;
        });
    }

    /** Whether nothing is lost if this window is replaced by a new one. Makes no call of the store. */
    boolean isIdle() {
        lock.lock();
        try {
            return waiting.isEmpty()
                    && renewals.isEmpty()
                    && reports.isEmpty()
                    && calls.withoutReply() == 0
                    && share.isIdle(time.nanos());
        } finally {
            lock.unlock();
        }
    }

    Option<BudgetStats> stats() {
        return locked(() -> share.isUsed(time.nanos())
                ? Option.some(statsOfShare())
                : Option.of(readState())
                        .map(read -> new BudgetStats(read.free(), read.inProgress(), waitingCallers(), read.pause())));
    }

    private BudgetStats statsOfShare() {
        long now = time.nanos();
        long pause = share.pauseLeft(now);
        return new BudgetStats(
                share.free(now),
                share.inProgress(),
                waitingCallers(),
                Option.when(pause > 0, () -> Duration.ofNanos(pause)));
    }

    private @Nullable State readState() {
        stateReading.readIfOld();
        sendCalls();
        long end = time.nanos() + MAX_STATS_TIME;
        try {
            for (long left = MAX_STATS_TIME; left > 0 && stateReading.isReading(); left = end - time.nanos()) {
                time.await(stateRead, left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return stateReading.state();
    }

    private int waitingCallers() {
        return (int) waiting.waiters().count();
    }

    long callsWithoutReply() {
        return locked(calls::withoutReply);
    }

    @Override
    public void storeFailed() {
        reports.retryLater();
        signal();
    }

    @Override
    public void storeIsBack() {
        reports.send();
        // The store may have lost the leases.
        renewals.renewAll();
        next.askAgain();
        signal();
    }

    /** Signals the callers that a change may concern. */
    private void signal() {
        if (next.isGranted() && (waiting.isEmpty() || share.isUsed(time.nanos()))) {
            next.giveBack();
        }
        Waiter first = waiting.next();
        if (first != null && waitingOnlyForReply == 0 && !next.waitsFor(Reason.PAUSED)) {
            first.signal();
        } else {
            // Some of them may have to give up.
            waiting.waiters().forEach(Waiter::signal);
        }
    }

    private Unavailable refusal(long now) {
        if (share.isUsed(now)) {
            return share.isThrottled()
                    ? Throttling.refusal(share.pauseLeft(now))
                    : refusals.shareUsedUp(outage.reason());
        }
        if (outage.isActive()) {
            return refusals.unavailable(outage.reason());
        }
        if (reports.hasPause() || next.waitsFor(Reason.PAUSED) || next.waitsFor(Reason.PROBING)) {
            return Throttling.refusal(next.waitLeft(now));
        }
        if (share.isUsedUp(now)) {
            return refusals.shareUsedUpAfterOutage();
        }
        if (next.waitsFor(Reason.COLD_START)) {
            return refusals.coldStart();
        }
        return next.waitsFor(Reason.USED_UP) ? refusals.usedUp() : refusals.noReply();
    }

    private final class Slot implements Permit {

        private final String id;
        private boolean hasEnded;

        private Slot(String id) {
            this.id = id;
        }

        @Override
        public void close() {
            locked(() -> {
                if (!hasEnded) {
                    hasEnded = true;
                    end(this);
                }
                return this;
            });
        }
    }

    private void end(Slot slot) {
        renewals.remove(slot.id);
        share.end(slot, time.nanos());
        reports.ended(slot.id);
        if (next.waitsFor(Reason.PROBING)) {
            // This attempt may have been the probe.
            next.askAgain();
        }
        signal();
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
            calls.send();
        }
    }

    /** Makes the calls that were added, though the lock is held: it is released meanwhile. */
    private void sendCalls() {
        lock.unlock();
        try {
            calls.send();
        } finally {
            lock.lock();
        }
    }
}
