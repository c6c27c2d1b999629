package dev.interventions.http.connection;

import java.time.Duration;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * The connections of a pool that no call uses. The service closes its end of them at some time, which nobody notices before the next
 * call; until then they hold a socket each, in the state CLOSE-WAIT. So they are closed after a while.
 */
final class IdleConnections {

    private final PoolingHttpClientConnectionManager pool;
    private final TimeValue longest;
    private final long everyNanos;
    private long closedAt = System.nanoTime();

    IdleConnections(PoolingHttpClientConnectionManager pool, Duration longest) {
        this.pool = pool;
        this.longest = TimeValue.of(longest);
        this.everyNanos = longest.dividedBy(3).toNanos();
    }

    /**
     * Closes those that have been idle for too long, if it hasn't just done so. Not for several threads.
     *
     * @return after how many nanoseconds to call this again; 0 if there are no idle connections
     */
    long closeOld() {
        long now = System.nanoTime();
        if (now - closedAt >= everyNanos) {
            closedAt = now;
            pool.closeIdle(longest);
        }
        return pool.getTotalStats().getAvailable() > 0 ? everyNanos : 0;
    }
}
