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
 * that the store doesn't know begins a cold start: no permit is granted for one span. What the store then knows of the account doesn't
 * expire; if it is lost, the permits are lost with it, and if they are lost, so is it.
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
     * Begins a pause, since the service has refused an attempt because of its limit, and forgets the probe. During a pause the pause is not
     * begun again, since concurrent attempts are refused together; it ends no earlier than {@code pause} from now. Otherwise it lasts for
     * {@link #FIRST_PAUSE}, for twice the previous pause if a probe was throttled, and for {@code pause} at least.
     *
     * @param pause how long the service asks to wait; zero if it doesn't say
     */
    CompletionStage<?> throttled(String account, Limit limit, Duration pause);

    /** The account's current state. Changes nothing: an unknown account remains unknown, and has no free slot. */
    CompletionStage<State> stats(String account, Limit limit);

    /** What users read in messages, for example <em>Redis at cache.example.org:6379</em>; without a password. */
    String name();

    /** Releases what the store has opened itself. By default nothing. */
    @Override
    default void close() {
        // A store over a connection of the host's leaves it to the host.
    }

    /**
     * The limit of an account.
     *
     * @param maxAttempts attempts in every span
     * @param span from 1 ms to 1 day
     * @param lease how long a permit occupies its slot unless it is renewed or ended; longer than the span
     */
    record Limit(int maxAttempts, Duration span, Duration lease) {

        /** A limit. */
        public Limit {
            if (maxAttempts < 1 || span.isNegative() || span.isZero() || lease.compareTo(span) <= 0) {
                throw new IllegalArgumentException("a limit needs an attempt, a span and a longer lease, but is "
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

        /** Asks to wait. */
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
