package dev.interventions.port.budget.window;

import dev.interventions.domain.Unavailable;
import io.vavr.control.Option;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pause after the service has throttled an attempt, and the single attempt that then probes whether it still does. The pause doubles
 * each time that the probe is throttled too. If a probe takes too long, another one may begin. Not thread-safe.
 */
public final class Throttling {

    /** The pause after an attempt was throttled, unless the service asks for a longer one. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** The pause doubles with each throttled probe, up to this. */
    public static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    /** If a probe takes longer, another one may begin. */
    public static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    private boolean active;

    /** The end of the pause or, during a probe, the time at which another may begin. */
    private long until;

    private long nextPause = FIRST_PAUSE.toNanos();
    private @Nullable Object probe;

    public void begin(long now, long requested) {
        // Concurrent attempts are refused together, which counts only once.
        if (probe != null || left(now) == 0) {
            until = now + nextPause;
            nextPause = Math.min(2 * nextPause, MAX_PAUSE.toNanos());
        }
        until = now + Math.max(requested, until - now);
        active = true;
        probe = null;
    }

    public boolean isActive() {
        return active;
    }

    /** The nanoseconds until an attempt may begin, unless the probe ends earlier. */
    public long left(long now) {
        return active ? Math.max(0, until - now) : 0;
    }

    /** Whether the pause certainly ends later than this. */
    public boolean outlasts(long end) {
        return active && probe == null && until - end > 0;
    }

    public void permitted(Object permit, long now) {
        if (active) {
            probe = permit;
            until = now + PROBE_TIMEOUT.toNanos();
        }
    }

    public void ended(Object permit) {
        if (permit.equals(probe)) {
            end();
        }
    }

    public void end() {
        active = false;
        probe = null;
        nextPause = FIRST_PAUSE.toNanos();
    }

    /**
     * The error for a caller that can't wait for the end of the pause.
     *
     * @param left the nanoseconds of the service's pause, if any is known
     */
    public static Unavailable refusal(long left) {
        return new Unavailable.RateLimited(
                Option.when(left > 0, () -> Duration.ofNanos(left)),
                "the service's limit of requests is reached, and its pause lasts longer than this call may wait");
    }
}
