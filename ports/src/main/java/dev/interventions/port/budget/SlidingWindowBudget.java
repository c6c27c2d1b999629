package dev.interventions.port.budget;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.window.ServiceLimit;
import dev.interventions.port.budget.window.TimeSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Limits the attempts of each account in every time span of a given length; exactly, and not only on average. A slot is free again one span
 * after its attempt has <em>ended</em>, since the service counts a request when it arrives, at some time between sending and the response.
 *
 * <p><b>Order.</b> Lanes in which callers wait are served in turn, one attempt each; callers of the same lane are served first come, first
 * served. So once a slot is free, the first caller of a lane waits for at most one attempt of each other lane. No slots are reserved for a
 * lane: those that one lane has used are free again only when their span is over.
 *
 * <p><b>After a 429</b> no permit is given for a pause, and then one for a single attempt as a probe. The pause doubles with each throttled
 * probe, from 1 s to 1 min, and is at least as long as the service requests. If a probe takes longer than 10 s, another one may begin.
 * {@link #stats} reports the pause, {@link #resetPause} ends it.
 *
 * <p>Accounts that have been unused for one span are removed when others are added. If an account has another limit, or if other programs
 * use it too, create a budget for it and pass it to all its adapters. Threads may share an instance.
 */
public final class SlidingWindowBudget implements RequestBudget {

    private static final int MIN_CLEANUP_SIZE = 64;

    /** Static state that holds hosts and times, but no token. */
    private static final SlidingWindowBudget SHARED =
            new SlidingWindowBudget(ServiceLimit.MAX_ATTEMPTS, ServiceLimit.SPAN, TimeSource.SYSTEM);

    private final int maxAttempts;
    private final Duration span;
    private final TimeSource time;

    /** One lock for all accounts: it is held only briefly, and allows removing accounts. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, SlidingWindow> windows = new HashMap<>();
    private int cleanupSize = MIN_CLEANUP_SIZE;

    SlidingWindowBudget(int maxAttempts, Duration span, TimeSource time) {
        this.maxAttempts = maxAttempts;
        this.span = span;
        this.time = time;
    }

    /**
     * The budget shared by the whole JVM, since the limit applies to an account and not to an adapter: 500 attempts in every 60 s for each
     * account. It is the default of every adapter.
     */
    public static SlidingWindowBudget shared() {
        return SHARED;
    }

    /**
     * A new budget of this many attempts for each account in every span of this length.
     *
     * @throws IllegalArgumentException if there is not at least one attempt, or the span is not from 1 ms to 1 day
     */
    public static SlidingWindowBudget of(int maxAttempts, Duration span) {
        ServiceLimit.requireValid(maxAttempts, span);
        return new SlidingWindowBudget(maxAttempts, span, TimeSource.SYSTEM);
    }

    @Override
    public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        lock.lock();
        try {
            return windowOf(account).acquire(lane, atMost);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        locked(() -> {
            windowOf(account).throttled(pause);
            return this;
        });
    }

    @Override
    public void cancelWait(String account, Thread waiter) {
        locked(() -> {
            windowOf(account).cancelWait(waiter);
            return this;
        });
    }

    /** The current state of this account, under the name that its adapter uses. For gauges and health checks. Never absent. */
    @Override
    public Option<BudgetStats> stats(String account) {
        return Option.some(
                locked(() -> windows.getOrDefault(account, newWindow()).stats()));
    }

    /** Ends the account's pause after a throttled attempt, if there is one: waiting callers continue at once. Attempts remain counted. */
    public void resetPause(String account) {
        locked(() -> {
            windowOf(account).resetPause();
            return this;
        });
    }

    /** The number of accounts with a window. */
    int accounts() {
        return locked(windows::size);
    }

    private SlidingWindow windowOf(String account) {
        SlidingWindow known = windows.get(account);
        if (known != null) {
            return known;
        }
        removeIdleWindows();
        SlidingWindow created = newWindow();
        windows.put(account, created);
        return created;
    }

    /** Runs only when the number of windows has doubled, so that the cost of a new account doesn't grow with their number. */
    private void removeIdleWindows() {
        if (windows.size() >= cleanupSize) {
            windows.values().removeIf(SlidingWindow::isIdle);
            cleanupSize = Math.max(MIN_CLEANUP_SIZE, 2 * windows.size());
        }
    }

    private SlidingWindow newWindow() {
        return new SlidingWindow(maxAttempts, span, time, lock);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
