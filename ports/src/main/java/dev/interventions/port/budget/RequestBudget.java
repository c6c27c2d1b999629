package dev.interventions.port.budget;

import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Limits the requests to an account, as a service does. An adapter acquires a permit before each attempt, closes it when the attempt has
 * ended, and reports when the service has throttled an attempt. Several adapters may share one budget, and so may several processes if it
 * is backed by a store.
 *
 * <p>Threads may share an instance.
 */
public interface RequestBudget {

    /** The lane of callers that don't name one. */
    String DEFAULT_LANE = "default";

    /**
     * Acquires a permit for one attempt.
     *
     * @param account what the limit is for, for example a host name and port
     * @param lane the queue to wait in: a budget in which callers wait serves the lanes of an account in turn, so that the queue of one
     *     doesn't starve another. All lanes share the account's limit. A budget in which callers never wait may ignore it
     * @param atMost how long to wait, even longer than {@code long} nanoseconds; zero or less doesn't wait
     * @return the permit, which must be closed when the attempt has ended, whatever its outcome; or {@link Unavailable.BudgetExhausted}, or
     *     {@link Unavailable.RateLimited} if the wait is for the service's own limit, or {@link Unavailable.Interrupted} if the calling
     *     thread is interrupted while it waits. Without a permit nothing may be sent
     */
    Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost);

    /** Acquires a permit for one attempt in the {@linkplain #DEFAULT_LANE default lane}. */
    default Either<Unavailable, Permit> acquire(String account, Duration atMost) {
        return acquire(account, DEFAULT_LANE, atMost);
    }

    /**
     * Reports that the service has refused an attempt because of its limit. No permit is given for a while.
     *
     * @param pause how long the service asks to wait, if it says so
     */
    void throttled(String account, Option<Duration> pause);

    /**
     * Ends the wait of another thread in {@link #acquire}, because that thread's client was closed. The waiting call gives up its place and
     * returns the same error as when its time is over, or a permit if it already has one. The order and the permits of other callers don't
     * change. If the thread isn't waiting for this account now, nothing happens; the client repeats this call until {@code acquire} has
     * returned, so an implementation need not remember it. Must not block, and must not interrupt the thread, which belongs to the host.
     *
     * <p>By default this does nothing: closing a client then ends such a call only when its wait for the budget is over. A budget in which
     * callers wait should override it; one that wraps another should delegate it.
     *
     * @param account the account that the thread waits for
     * @param waiter the thread that called {@link #acquire}
     */
    default void cancelWait(String account, Thread waiter) {
        // Only the implementation knows how to end its waits.
    }

    /**
     * The current state of this account, for gauges and health checks; takes no permit. Absent by default, and if the budget doesn't know
     * it.
     */
    default Option<BudgetStats> stats(String account) {
        return Option.none();
    }

    /**
     * Whether {@link #stats} can have a value for this account, now or later. By default, whether it has one now; a budget that doesn't
     * always know its state should override this.
     */
    default boolean reportsStats(String account) {
        return stats(account).isDefined();
    }

    /** A budget without a limit, in which callers never wait, not even after the service has refused an attempt because of its limit. */
    static RequestBudget unlimited() {
        return UnlimitedBudget.INSTANCE;
    }

    /** The permission for one attempt. */
    interface Permit extends AutoCloseable {

        /** Reports that the attempt has ended. Further calls have no effect. */
        @Override
        void close();
    }
}
