package dev.interventions.port.budget;

import dev.interventions.port.budget.RequestBudget.Permit;
import org.jspecify.annotations.Nullable;

/**
 * The pause after the service has throttled an attempt, and the single attempt that then probes whether it still does. The pause doubles
 * each time that the probe is throttled too. If a probe takes too long, another one may begin. Not thread-safe.
 */
final class Throttling {

    private static final long FIRST_PAUSE = BudgetStore.FIRST_PAUSE.toNanos();
    private static final long MAX_PAUSE = BudgetStore.MAX_PAUSE.toNanos();
    private static final long PROBE_TIMEOUT = BudgetStore.PROBE_TIMEOUT.toNanos();

    private boolean active;

    /** The end of the pause or, during a probe, the time at which another may begin. */
    private long until;

    private long nextPause = FIRST_PAUSE;
    private @Nullable Permit probe;

    void begin(long now, long requested) {
        // Concurrent attempts are refused together, which counts only once.
        if (probe != null || left(now) == 0) {
            until = now + nextPause;
            nextPause = Math.min(2 * nextPause, MAX_PAUSE);
        }
        until = now + Math.max(requested, until - now);
        active = true;
        probe = null;
    }

    boolean isActive() {
        return active;
    }

    /** The nanoseconds until an attempt may begin, unless the probe ends earlier. */
    long left(long now) {
        return active ? Math.max(0, until - now) : 0;
    }

    /** Whether the pause certainly ends later than this. */
    boolean outlasts(long end) {
        return active && probe == null && until - end > 0;
    }

    void permitted(Permit permit, long now) {
        if (active) {
            probe = permit;
            until = now + PROBE_TIMEOUT;
        }
    }

    void ended(Permit permit) {
        if (permit.equals(probe)) {
            end();
        }
    }

    void end() {
        active = false;
        probe = null;
        nextPause = FIRST_PAUSE;
    }
}
