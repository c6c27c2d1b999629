package dev.interventions.port.budget.store;

import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.window.Slots;
import dev.interventions.port.budget.window.Throttling;

/**
 * Decides in place of a store that has been unavailable for one lease, within this process's share of the limit. Counts all attempts of this
 * process all the time, so that those from before the outage count too. Not thread-safe.
 */
final class LocalShare {

    private final OutagePolicy policy;
    private final long lease;
    private final Outage outage;
    private final Slots slots;
    private final Throttling throttling = new Throttling();
    private boolean wasUsed;

    LocalShare(OutagePolicy policy, Limit limit, Outage outage) {
        this.policy = policy;
        this.lease = limit.lease().toNanos();
        this.outage = outage;
        this.slots =
                new Slots(policy.attempts(limit.maxAttempts()), limit.span().toNanos());
    }

    /**
     * Whether this share alone decides: once the store has been unavailable for one lease, every permit that it had granted has expired.
     */
    boolean isUsed(long now) {
        boolean isUsed = policy.hasShare() && outage.hasLasted(lease, now);
        wasUsed |= isUsed;
        return isUsed;
    }

    /** Whether this share limits the attempts: while it is used, and then until the store has been back for one lease. */
    boolean limits(long now) {
        if (outage.isOver(lease, now)) {
            wasUsed = false;
        }
        return isUsed(now) || wasUsed;
    }

    /** Whether a new share would decide the same. */
    boolean isIdle(long now) {
        return slots.isEmpty(now)
                && throttling.left(now) == 0
                && !(policy.hasShare() && (outage.isActive() || limits(now)));
    }

    /** Whether an attempt must wait for this share now. */
    boolean isUsedUp(long now) {
        return limits(now) && untilNext(now) > 0;
    }

    /** The nanoseconds until an attempt may begin, as far as is known now. */
    long untilNext(long now) {
        long pause = throttling.left(now);
        return pause > 0 ? pause : slots.untilFree(now);
    }

    void begin(Permit permit, long now) {
        slots.begin();
        if (isUsed(now)) {
            throttling.permitted(permit, now);
        }
    }

    void end(Permit permit, long now) {
        slots.end(now);
        throttling.ended(permit);
    }

    void throttled(long now, long requested) {
        if (isUsed(now)) {
            throttling.begin(now, requested);
        }
    }

    boolean isThrottled() {
        return throttling.isActive();
    }

    long pauseLeft(long now) {
        return throttling.left(now);
    }

    boolean pauseOutlasts(long end) {
        return throttling.outlasts(end);
    }

    int free(long now) {
        return Math.max(0, slots.free(now));
    }

    int inProgress() {
        return slots.inProgress();
    }
}
