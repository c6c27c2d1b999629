package dev.interventions.http.connection;

import java.time.Duration;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;

/**
 * The idle connections of a pool. When the service closes one, nothing notices before the next call, and until then it holds a socket in
 * the state CLOSE-WAIT. So idle connections are closed after a while.
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
     * Closes the connections that have been idle for too long, unless it did so recently. Not thread-safe.
     *
     * @return the nanoseconds after which to call this again; 0 if there are no idle connections
     */
    long closeExpired() {
        long now = System.nanoTime();
        if (now - closedAt >= everyNanos) {
            closedAt = now;
            pool.closeIdle(longest);
        }
        return pool.getTotalStats().getAvailable() > 0 ? everyNanos : 0;
    }
}
