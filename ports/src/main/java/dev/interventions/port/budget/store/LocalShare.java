package dev.interventions.port.budget.store;

import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.window.Slots;
import dev.interventions.port.budget.window.Throttling;

/**
 * Decides in place of a store that has been unavailable for one span, within this process's share of the limit. Counts all attempts of this
 * process all the time, so that those from before the outage count too. Not thread-safe.
 */
final class LocalShare {

    private final OutagePolicy policy;
    private final long span;
    private final Outage outage;
    private final Slots slots;
    private final Throttling throttling = new Throttling();
    private boolean isUsed;

    LocalShare(OutagePolicy policy, Limit limit, Outage outage) {
        this.policy = policy;
        this.span = limit.span().toNanos();
        this.outage = outage;
        this.slots = new Slots(policy.attempts(limit.maxAttempts()), span);
    }

    /** Whether attempts begin by this share now: from one span after the store has failed until one span after it is back. */
    boolean isUsed(long now) {
        if (policy.hasShare() && outage.hasLasted(span, now)) {
            isUsed = true;
        } else if (outage.isOver(span, now)) {
            isUsed = false;
        }
        return isUsed;
    }

    /** The nanoseconds until an attempt may begin, as far as is known now. */
    long untilNext(long now) {
        long pause = throttling.left(now);
        return pause > 0 ? pause : slots.untilFree(now);
    }

    void begin(Permit permit, long now) {
        slots.begin();
        if (isUsed) {
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
