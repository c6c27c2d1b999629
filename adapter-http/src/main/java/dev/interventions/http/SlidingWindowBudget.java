package dev.interventions.http;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.RequestBudget;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * So many attempts in every span of time, for each account of its own, first come first served; exact, and not only on average. A
 * slot is free again one span after its attempt has <em>ended</em>, since the service counts a request when it arrives, which is
 * somewhere between sending and the answer. After a 429 nobody is let through for a pause, and then one attempt alone to probe;
 * the pause doubles with each probe that is throttled too, from 1 s to 1 min, and is as long as the service asks for if that is longer.
 *
 * <p>It is a host's to make where an account has another limit, or where other programs use the same account. The same
 * instance then goes to the {@link HttpSettings#withBudget settings} of every adapter of the account. Threads may share an instance.
 */
public final class SlidingWindowBudget implements RequestBudget {

    /** The service takes 500 requests a minute (taken as per account, <em>choice</em>). */
    private static final int MOST_ATTEMPTS = 500;

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SPAN = Duration.ofMillis(1);
    private static final Duration LONGEST_SPAN = Duration.ofDays(1);

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
        return new SlidingWindowBudget(mostAttempts, span, Time.SYSTEM);
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
