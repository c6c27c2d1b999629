package dev.interventions.port.budget.store;

import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.window.Throttling;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Counts the attempts of all processes that share an account, for example in a database. A {@link StoredBudget} decides who waits in its
 * process and for how long; the store decides, for all processes, whether an attempt may begin.
 *
 * <p><b>Calls.</b> Every method returns at once and never throws for an outcome: a stage that completes exceptionally means that the store is
 * unavailable, and the operation may or may not have been carried out. The message of the exception is shown to users, so it must not
 * contain a password. Stages may complete on any thread, and late; callers don't block those threads. All operations may be repeated: a
 * repeated operation has no further effect, apart from times that count from now. Each operation is atomic.
 *
 * <p><b>Time</b> is the store's own, never that of the processes.
 *
 * <p><b>Slots.</b> A permit occupies a slot until its <em>expiry</em>. An account is free for another attempt if fewer than
 * {@link Limit#maxAttempts} permits have an expiry later than now. {@link #acquire} and {@link #renew} set it to now plus
 * {@link Limit#lease}, {@link #end} to now plus {@link Limit#span}. As a lease is longer than the span, no slot is free earlier than one span
 * after its attempt has ended, and a process that dies occupies its slots for one lease and no longer.
 *
 * <p><b>Unknown accounts.</b> An empty store may have lost what it counted. So the first operation other than {@link #stats} on an account
 * that the store doesn't know begins a cold start: no permit is granted for one span. From then on the store knows the account; this
 * knowledge doesn't expire, and it is lost if and only if the account's permits are lost.
 *
 * <p><b>Throttling.</b> {@link #throttled} begins a pause. When it is over, one permit is granted as a probe, and no other until the probe
 * has {@linkplain #end ended}, which ends the throttling, or until {@link #PROBE_TIMEOUT} has passed, which allows another probe.
 *
 * <p>An {@code account} is the hash of an account's name: 32 hexadecimal digits. A {@code permit} is an id of at most 40 letters, digits and
 * hyphens, which no other process uses. Threads may share an instance.
 */
public interface BudgetStore extends AutoCloseable {

    /** The pause after an attempt was throttled, unless the service asks for a longer one. */
    Duration FIRST_PAUSE = Throttling.FIRST_PAUSE;

    /** The pause doubles with each throttled probe, up to this. */
    Duration MAX_PAUSE = Throttling.MAX_PAUSE;

    /** If a probe takes longer, another one may begin. */
    Duration PROBE_TIMEOUT = Throttling.PROBE_TIMEOUT;

    /**
     * Acquires a permit for one attempt. The checks, in this order:
     *
     * <ol>
     *   <li>during a cold start: {@link Wait} until its end;
     *   <li>if this permit already occupies a slot, since the reply to an earlier call was lost: {@link Granted}, with a new lease;
     *   <li>during a pause or a probe: {@link Wait} until its end or until the probe's timeout;
     *   <li>if a slot is free: {@link Granted}; if the account is throttled, this permit is the probe;
     *   <li>else {@link Wait} until the first slot can be free: until the earliest expiry, but for one span at most, since an attempt in
     *       progress may end at any time.
     * </ol>
     *
     * <p>A process that was told to wait asks again with the same permit, so a store may serve the permits that wait in order. It may forget
     * one that doesn't ask again in time.
     */
    CompletionStage<Reply> acquire(String account, Limit limit, String permit);

    /**
     * Ends attempts.
     *
     * @param ended permits whose attempts have ended: each occupies a slot for one more span, even if the store doesn't know it. If the
     *     probe is among them, the throttling ends, and the next pause is the shortest again
     * @param unused permits that were granted, or perhaps granted, but with which nothing was sent: each slot is free at once, and none waits
     *     any more. If the probe is among them, the next permit is the probe
     */
    CompletionStage<?> end(String account, Limit limit, Seq<String> ended, Seq<String> unused);

    /**
     * Gives permits whose attempts are in progress a new lease. One whose lease is over, or that the store has lost, occupies a slot again.
     */
    CompletionStage<?> renew(String account, Limit limit, Seq<String> permits);

    /**
     * Begins a pause, since the service has refused an attempt because of its limit, and forgets the probe. A new pause lasts for {@link
     * #FIRST_PAUSE}, or for twice the previous pause if a probe was throttled, but at least for {@code pause}. If a pause has begun
     * already, no new one begins, since concurrent attempts are refused together; the current one then ends no earlier than {@code pause}
     * from now.
     *
     * @param pause how long the service asks to wait; zero if it doesn't say
     */
    CompletionStage<?> throttled(String account, Limit limit, Duration pause);

    /** The account's current state. Changes nothing: an unknown account remains unknown, and has no free slot. */
    CompletionStage<State> stats(String account, Limit limit);

    /** The name of this store in messages to users, for example <em>Redis at cache.example.org:6379</em>; without a password. */
    String name();

    /** Releases the resources that this store has opened itself. By default, does nothing. */
    @Override
    default void close() {
        // The host closes a connection that it has passed to the store.
    }

    /**
     * The limit of an account.
     *
     * @param maxAttempts attempts in every span
     * @param span from 1 ms to 1 day
     * @param lease how long a permit occupies its slot unless it is renewed or ended; longer than the span
     */
    record Limit(int maxAttempts, Duration span, Duration lease) {

        /** @throws IllegalArgumentException if there is not at least one attempt, the span is not positive, or the lease is not longer */
        public Limit {
            if (maxAttempts < 1 || span.isNegative() || span.isZero() || lease.compareTo(span) <= 0) {
                throw new IllegalArgumentException(
                        "a limit must have at least 1 attempt, a positive span and a longer lease, but is "
                                + maxAttempts + " attempts in " + span + ", with a lease of " + lease);
            }
        }
    }

    /** The reply to {@link #acquire}. */
    sealed interface Reply {}

    /** An attempt may begin. */
    record Granted() implements Reply {}

    /**
     * No attempt may begin now.
     *
     * @param time when to ask again; positive
     */
    record Wait(Duration time, Reason reason) implements Reply {

        /** @throws IllegalArgumentException if the time is not positive */
        public Wait {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a wait must be positive, but is " + time);
            }
        }
    }

    /** Why no attempt may begin. */
    enum Reason {
        /** All slots are occupied. */
        USED_UP,
        /** The service has throttled an attempt; nothing begins before the pause is over. */
        PAUSED,
        /** One attempt probes whether the service still throttles; it may end at any time. */
        PROBING,
        /** The store doesn't know what was sent in the last span. */
        COLD_START
    }

    /**
     * The state of an account.
     *
     * @param free attempts that may begin now, apart from a pause; none during a cold start
     * @param inProgress attempts that have begun and not ended: permits with an expiry later than one span from now
     * @param pause as in {@link BudgetStats#pause}
     */
    record State(int free, int inProgress, Option<Duration> pause) {}
}
