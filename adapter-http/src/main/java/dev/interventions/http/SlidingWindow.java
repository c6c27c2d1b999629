package dev.interventions.http;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.RequestBudget.Permit;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The attempts of one account. After the service has throttled, nobody is let through for a pause, and then one attempt alone to
 * probe; each time that the probe is throttled too, the pause doubles.
 */
final class SlidingWindow {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE_ASKED_FOR = Duration.ofDays(1);

    private final int mostAttempts;
    private final long span;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();

    /** Those who wait, first come first; each is told on its own, so that the others sleep on. */
    private final Deque<Condition> waiting = new ArrayDeque<>();

    /** When the slots of ended attempts become free, soonest first. */
    private final Queue<Long> freeAt = new ArrayDeque<>();

    private int underWay;
    private boolean throttled;
    private boolean probing;
    private long pausedUntil;
    private Duration nextPause = FIRST_PAUSE;

    SlidingWindow(int mostAttempts, Duration span, Time time) {
        this.mostAttempts = mostAttempts;
        this.span = span.toNanos();
        this.time = time;
    }

    Either<Unavailable, Permit> acquire(Duration atMost) {
        long end = time.nanos() + atMost.toNanos();
        lock.lock();
        Condition turn = lock.newCondition();
        try {
            waiting.addLast(turn);
            long wait = untilTurn(turn);
            while (wait > 0) {
                long left = end - time.nanos();
                if (left <= 0 || isPausedBeyond(end)) {
                    return Either.left(refusal());
                }
                time.await(turn, Math.min(left, wait));
                wait = untilTurn(turn);
            }
            return Either.right(permit());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Either.left(new Unavailable.Interrupted("interrupted while waiting for the request budget"));
        } finally {
            waiting.remove(turn);
            tellFirst();
            lock.unlock();
        }
    }

    void throttled(Option<Duration> pause) {
        lock.lock();
        try {
            long now = time.nanos();
            // Several attempts that were under way together are throttled together: that is one time, not several.
            if (!throttled || pausedUntil - now <= 0) {
                pausedUntil = now + nextPause.toNanos();
                nextPause = min(nextPause.multipliedBy(2), LONGEST_PAUSE);
            }
            throttled = true;
            probing = false;
            long asked = now
                    + min(pause.getOrElse(Duration.ZERO), LONGEST_PAUSE_ASKED_FOR)
                            .toNanos();
            pausedUntil = asked - pausedUntil > 0 ? asked : pausedUntil;
            // Some may not want to wait for so long.
            waiting.forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
    }

    private void tellFirst() {
        Option.of(waiting.peekFirst()).forEach(Condition::signal);
    }

    /** The nanoseconds to wait, as far as is known now; those who are not the first are told when they are. */
    private long untilTurn(Condition turn) {
        return turn.equals(waiting.peekFirst()) ? untilNextSlot() : Long.MAX_VALUE;
    }

    /** The nanoseconds until an attempt may begin, as far as is known now: an attempt under way may end earlier or later. */
    private long untilNextSlot() {
        long now = time.nanos();
        while (!freeAt.isEmpty() && freeAt.element() - now <= 0) {
            freeAt.remove();
        }
        if (throttled && (pausedUntil - now > 0 || probing)) {
            return probing ? span : pausedUntil - now;
        }
        if (underWay + freeAt.size() < mostAttempts) {
            return 0;
        }
        return freeAt.isEmpty() ? span : freeAt.element() - now;
    }

    private boolean isPausedBeyond(long end) {
        return throttled && pausedUntil - end > 0;
    }

    private Unavailable refusal() {
        return throttled
                ? new Unavailable.RateLimited(
                        Option.none(),
                        "the service's limit of requests is reached, and the pause it takes is not over in time")
                : new Unavailable.BudgetExhausted("the budget of " + mostAttempts + " requests in "
                        + Duration.ofNanos(span).toSeconds() + " s is used up, and no request is free in time");
    }

    private Permit permit() {
        underWay++;
        probing = throttled;
        return new Permit() {
            private final boolean probe = probing;
            private boolean ended;

            @Override
            public void close() {
                lock.lock();
                try {
                    if (!ended) {
                        ended = true;
                        end(probe);
                    }
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    private void end(boolean probe) {
        underWay--;
        freeAt.add(time.nanos() + span);
        // If the probe was throttled, probing is over already.
        if (probe && probing) {
            throttled = false;
            probing = false;
            nextPause = FIRST_PAUSE;
        }
        tellFirst();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
