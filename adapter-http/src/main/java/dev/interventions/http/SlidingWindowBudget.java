package dev.interventions.http;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The default budget: so many attempts in every span of time, for each account of its own, first come first served. A slot is free
 * again one span after its attempt has <em>ended</em>, since the service counts a request when it arrives, which is somewhere
 * between sending and the answer.
 */
final class SlidingWindowBudget implements RequestBudget {

    /** The service takes 500 requests a minute (taken as per account, <em>choice</em>). */
    private static final int MOST_ATTEMPTS = 500;

    private static final Duration SPAN = Duration.ofMinutes(1);

    /** One for the whole JVM, since the limit is the account's, not the adapter's. It knows hosts and times, and no token. */
    static final SlidingWindowBudget SHARED = new SlidingWindowBudget(MOST_ATTEMPTS, SPAN, Time.SYSTEM);

    private final int mostAttempts;
    private final Duration span;
    private final Time time;
    private final ConcurrentMap<String, SlidingWindow> windows = new ConcurrentHashMap<>();

    SlidingWindowBudget(int mostAttempts, Duration span, Time time) {
        this.mostAttempts = mostAttempts;
        this.span = span;
        this.time = time;
    }

    @Override
    public Either<Unavailable, Permit> acquire(String account, Duration atMost) {
        return windowOf(account).acquire(atMost);
    }

    @Override
    public void throttled(String account, Option<Duration> pause) {
        windowOf(account).throttled(pause);
    }

    private SlidingWindow windowOf(String account) {
        return windows.computeIfAbsent(account, name -> new SlidingWindow(mostAttempts, span, time));
    }
}
