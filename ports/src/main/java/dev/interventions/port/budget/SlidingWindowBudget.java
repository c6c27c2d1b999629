package dev.interventions.port.budget;

import dev.interventions.domain.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * So many attempts in every span of time, for each account of its own; exact, and not only on average. A slot is free again one
 * span after its attempt has <em>ended</em>, since the service counts a request when it arrives, which is somewhere between sending
 * and the response.
 *
 * <p><b>Order.</b> Lanes in which callers wait are served in turn, one attempt each; callers of the same lane first come first
 * served. So once a slot is free, the first caller of a lane waits for at most one attempt of each other lane. A lane reserves
 * nothing: slots that one lane has used up are free for nobody until their span is over.
 *
 * <p><b>After a 429</b> nobody is let through for a pause, and then one attempt alone to probe; the pause doubles with each probe that
 * is throttled too, from 1 s to 1 min, and is as long as the service asks for if that is longer. A probe that takes longer than 10 s
 * is followed by another one. {@link #stats} reports the pause, {@link #resetPause} ends it.
 *
 * <p>Accounts that have used nothing for one span are forgotten as others come. Create one of your own where an account has another
 * limit, or where other programs use the same account, and pass it to every adapter of the account. Threads may share an instance.
 */
public final class SlidingWindowBudget implements RequestBudget {

    /** The service takes 500 requests a minute (taken as per account, <em>choice</em>). */
    private static final int MOST_ATTEMPTS = 500;

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int FEW_ACCOUNTS = 64;
    private static final Duration SHORTEST_SPAN = Duration.ofMillis(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(1);

    /** It knows hosts and times, and no token. */
    private static final SlidingWindowBudget SHARED = new SlidingWindowBudget(MOST_ATTEMPTS, SPAN, TimeSource.SYSTEM);

    private final int mostAttempts;
    private final Duration span;
    private final TimeSource time;

    /** One for all accounts: it is held for a moment only, and accounts can be forgotten under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, SlidingWindow> windows = new HashMap<>();
    private int forgetsAt = FEW_ACCOUNTS;

    SlidingWindowBudget(int mostAttempts, Duration span, TimeSource time) {
        this.mostAttempts = mostAttempts;
        this.span = span;
        this.time = time;
    }

    /**
     * The one of the whole JVM, since the limit is the account's, not the adapter's: 500 attempts in every 60 s for each account. It is
     * the default of every adapter.
     */
    public static SlidingWindowBudget shared() {
        return SHARED;
    }

    /**
     * A budget of its own of this many attempts in every span of this length.
     *
     * @throws IllegalArgumentException if there is not at least one attempt, or the span is not from 1 ms to 1 day
     */
    public static SlidingWindowBudget of(int mostAttempts, Duration span) {
        if (mostAttempts < 1) {
            throw new IllegalArgumentException("a budget must have at least 1 attempt, but has " + mostAttempts);
        }
        if (span.compareTo(SHORTEST_SPAN) < 0 || span.compareTo(LONGEST_SPAN) > 0) {
            throw new IllegalArgumentException("the span of a budget must be from 1 ms to 1 day, but is " + span);
        }
        return new SlidingWindowBudget(mostAttempts, span, TimeSource.SYSTEM);
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

    /** What this account, named as its adapter names it, is doing now. Meant for gauges and health checks. */
    public BudgetStats stats(String account) {
        return locked(() -> windows.getOrDefault(account, newWindow()).stats());
    }

    /**
     * Ends the account's pause after an attempt that the service has refused for its limit, if there is one: callers that wait go on
     * at once. Attempts remain counted.
     */
    public void resetPause(String account) {
        locked(() -> {
            windowOf(account).resetPause();
            return this;
        });
    }

    /** For how many accounts something is kept. */
    int accounts() {
        return locked(windows::size);
    }

    private SlidingWindow windowOf(String account) {
        SlidingWindow known = windows.get(account);
        if (known != null) {
            return known;
        }
        forgetIdleWindows();
        SlidingWindow made = newWindow();
        windows.put(account, made);
        return made;
    }

    /** Only when their number has doubled, so that each new account costs the same, however many there are. */
    private void forgetIdleWindows() {
        if (windows.size() >= forgetsAt) {
            windows.values().removeIf(SlidingWindow::isIdle);
            forgetsAt = Math.max(FEW_ACCOUNTS, 2 * windows.size());
        }
    }

    private SlidingWindow newWindow() {
        return new SlidingWindow(mostAttempts, span, time, lock);
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
