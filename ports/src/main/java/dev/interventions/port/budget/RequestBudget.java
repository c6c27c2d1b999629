package dev.interventions.port.budget;

import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How many requests may be sent to an account, as a service limits them. A sender asks for a permit before each attempt, closes it
 * when the attempt has ended, and reports when the service has refused one. Several adapters may share one budget, and so may several
 * processes if it keeps its data in a shared store.
 *
 * <p>Threads may share an instance.
 */
public interface RequestBudget {

    /** The lane of callers that name none. */
    String DEFAULT_LANE = "default";

    /**
     * Asks for one attempt.
     *
     * @param account what the limit is for, for example a host name and port
     * @param lane whose turn it is waited for: a budget that makes callers wait serves the lanes of an account in turn, so that the
     *     queue of one doesn't starve another's. All lanes share the account's limit. A budget that makes nobody wait may ignore it
     * @param atMost how long to wait, be it longer than time can be counted; zero or less doesn't wait
     * @return the permit, which has to be closed when the attempt has ended, whatever came of it; or {@link
     *     Unavailable.BudgetExhausted}, {@link Unavailable.RateLimited} if the service's own limit is what has to be waited for, or
     *     {@link Unavailable.Interrupted} if the calling thread is interrupted while it waits, and then nothing may be sent
     */
    Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost);

    /** Asks for one attempt in the {@linkplain #DEFAULT_LANE default lane}. */
    default Either<Unavailable, Permit> acquire(String account, Duration atMost) {
        return acquire(account, DEFAULT_LANE, atMost);
    }

    /**
     * Tells that the service has refused an attempt for its limit. No permit is given for a while.
     *
     * @param pause how long the service asks to wait, if it says so
     */
    void throttled(String account, Option<Duration> pause);

    /**
     * Ends the wait of another thread in {@link #acquire}, whose client was closed: that acquire gives up its place and returns what
     * it returns when no time is left, or a permit if it has one already. Nobody else's order or permits change. If that thread
     * doesn't wait for this account now, nothing happens; the client asks again until acquire has returned, so nothing has to be
     * remembered. Must not block, and never interrupts the thread, which is the host's.
     *
     * <p>By default this does nothing: closing a client then ends such a call only when its wait for the budget is over. A budget
     * that makes callers wait should override it; one that wraps another passes it on.
     *
     * @param account what the thread waits for
     * @param waiter the thread that called {@link #acquire}
     */
    default void cancelWait(String account, Thread waiter) {
        // Only the budget knows how its waits end.
    }

    /** A budget that never ends and makes nobody wait, not even after the service has refused an attempt for its limit. */
    static RequestBudget unlimited() {
        return UnlimitedBudget.INSTANCE;
    }

    /** The right to one attempt. */
    interface Permit extends AutoCloseable {

        /** Tells that the attempt has ended; doing so again changes nothing. */
        @Override
        void close();
    }
}
