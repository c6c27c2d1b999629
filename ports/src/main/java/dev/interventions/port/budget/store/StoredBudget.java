package dev.interventions.port.budget.store;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.window.ServiceLimit;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Limits the attempts of each account in every time span of a given length, exactly, for all processes that use the same {@linkplain
 * BudgetStore store}. As in a {@link SlidingWindowBudget}, a slot is free again one span after its attempt has ended, and lanes and callers
 * of this process are served in the same order. All processes must use the same limit.
 *
 * <p><b>Calls of the store.</b> An attempt needs two: one acquires the permit, and one ends it. No caller waits for the second. Of all
 * callers that wait for an account, only the first asks; it asks again when the store expects a free slot.
 *
 * <p><b>Waiting.</b> A caller that doesn't wait for a slot still waits for the store's reply, for 2 s at most. No call waits longer than it
 * may, even if the store never replies.
 *
 * <p><b>After a 429</b> in any process all of them pause, as in a {@link SlidingWindowBudget}; then one attempt of one process is the probe.
 *
 * <p><b>A process that dies</b> occupies the slots of its attempts in progress for one span and a grace time after its last sign of life:
 * 15 s, but for spans of less than a minute a quarter of the span, and at least 1 s. A process that is halted for longer than the grace
 * time, or can't reach the store for so long, loses the slots of its attempts in progress, so these may exceed the limit.
 *
 * <p><b>If the store is unavailable</b> the {@link OutagePolicy} decides. By default no attempt begins: callers wait until the store is
 * back, or get {@link Unavailable.BudgetExhausted} with the reason when their time is over. A store that has lost its data, or is new,
 * grants no permit for one span.
 *
 * <p>The store knows an account only by a hash of its name; the process keeps an account's state for as long as the budget. Threads may
 * share an instance. A budget has no threads and needs no closing; {@linkplain BudgetStore#close close the store} if it isn't used any
 * more.
 */
public final class StoredBudget implements RequestBudget {

    private static final Duration MAX_GRACE = Duration.ofSeconds(15);
    private static final Duration MIN_GRACE = Duration.ofSeconds(1);
    private static final int HASH_BYTES = 16;

    private final Limit limit;
    private final StoredWindows windows;

    StoredBudget(BudgetStore store, int maxAttempts, Duration span, OutagePolicy policy, TimeSource time, Timer timer) {
        this(store, new Limit(maxAttempts, span, span.plus(grace(span))), policy, time, timer);
    }

    /** A budget whose permits have the lease of this limit. */
    StoredBudget(BudgetStore store, Limit limit, OutagePolicy policy, TimeSource time, Timer timer) {
        this.limit = limit;
        PermitIds ids = new PermitIds(new SecureRandom().nextLong());
        windows = new StoredWindows(account -> new StoredWindow(store, hash(account), limit, policy, ids, time, timer));
    }

    /**
     * A budget of as many attempts as the service accepts: 500 in every 60 s for each account. If the store is unavailable, callers wait.
     */
    public static StoredBudget of(BudgetStore store) {
        return of(store, OutagePolicy.waiting());
    }

    /** A budget of as many attempts as the service accepts: 500 in every 60 s for each account. */
    public static StoredBudget of(BudgetStore store, OutagePolicy policy) {
        return of(store, ServiceLimit.MAX_ATTEMPTS, ServiceLimit.SPAN, policy);
    }

    /**
     * A budget of this many attempts for each account in every span of this length.
     *
     * @throws IllegalArgumentException if there is not at least one attempt, or the span is not from 1 ms to 1 day
     */
    public static StoredBudget of(BudgetStore store, int maxAttempts, Duration span, OutagePolicy policy) {
        ServiceLimit.requireValid(maxAttempts, span);
        return new StoredBudget(store, maxAttempts, span, policy, TimeSource.SYSTEM, Timer.SYSTEM);
    }

    private static Duration grace(Duration span) {
        Duration quarter = span.dividedBy(4);
        Duration grace = quarter.compareTo(MAX_GRACE) < 0 ? quarter : MAX_GRACE;
        return grace.compareTo(MIN_GRACE) < 0 ? MIN_GRACE : grace;
    }

    @Override
    public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
        return windows.use(account, window -> window.acquire(lane, atMost));
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        windows.use(account, window -> window.throttled(pause.getOrElse(Duration.ZERO)));
    }

    @Override
    public void cancelWait(String account, Thread waiter) {
        windows.use(account, window -> window.cancelWait(waiter));
    }

    /**
     * The current state of this account in the store, at most 1 s old; waits for the store's reply for a moment, and is absent if there is
     * none. {@link BudgetStats#waiting} counts callers of this process only. While this process uses its local share, it is the state of
     * that share.
     */
    @Override
    public Option<BudgetStats> stats(String account) {
        return windows.use(account, StoredWindow::stats);
    }

    /** Always true: the store knows the state, whenever it is available. */
    @Override
    public boolean reportsStats(String account) {
        return true;
    }

    /** The attempts of each account in every span. */
    public int maxAttempts() {
        return limit.maxAttempts();
    }

    long callsWithoutReply(String account) {
        return windows.use(account, StoredWindow::callsWithoutReply);
    }

    /** The number of accounts of which this process keeps the state. */
    int accounts() {
        return windows.size();
    }

    static String hash(String account) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
