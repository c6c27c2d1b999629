package dev.interventions.port.budget;

import dev.interventions.port.budget.RequestBudget.Permit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a service's refusals for its limit demand: a pause, and then one attempt alone as a probe. Each time that the probe is
 * refused too, the pause doubles. A probe that takes too long is followed by another. Not safe for threads.
 */
final class Throttling {

    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(1);
    private static final long LONGEST_PROBE = TimeUnit.SECONDS.toNanos(10);

    private boolean active;

    /** The end of the pause, or while there is a probe, when another follows at the latest. */
    private long until;

    private long nextPause = FIRST_PAUSE;
    private @Nullable Permit probe;

    void begin(long now, long asked) {
        // Several attempts that were in progress together are refused together: that counts once.
        if (probe != null || left(now) == 0) {
            until = now + nextPause;
            nextPause = Math.min(2 * nextPause, LONGEST_PAUSE);
        }
        until = now + Math.max(asked, until - now);
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

    /** Whether the pause certainly lasts longer than that. */
    boolean outlasts(long end) {
        return active && probe == null && until - end > 0;
    }

    void permitted(Permit permit, long now) {
        if (active) {
            probe = permit;
            until = now + LONGEST_PROBE;
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
