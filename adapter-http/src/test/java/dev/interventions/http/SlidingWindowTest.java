package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.RequestBudget.Permit;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** On virtual time, which also passes the greatest number of nanoseconds. */
class SlidingWindowTest {

    private static final Duration SPAN = Duration.ofSeconds(60);

    private final VirtualTime time = new VirtualTime();
    private final SlidingWindow window = new SlidingWindow(3, SPAN, time);

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Permit permit() {
        return window.acquire(Duration.ZERO).get();
    }

    private Unavailable refusal() {
        return window.acquire(Duration.ZERO).getLeft();
    }

    @Test
    void gives_so_many_permits_and_no_more() {
        permit();
        permit();
        permit();

        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
    }

    @Test
    void a_slot_is_free_one_span_after_its_attempt_has_ended() {
        Permit slow = permit();
        permit();
        permit();
        time.pass(SPAN);
        slow.close();

        time.pass(SPAN.minusNanos(1));
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
        time.pass(Duration.ofNanos(1));
        permit();
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
    }

    @Test
    void ending_an_attempt_again_frees_nothing_more() {
        Permit first = permit();
        permit();
        permit();
        first.close();
        first.close();
        time.pass(SPAN);

        permit();
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
    }

    @Test
    void waits_for_a_slot_as_long_as_it_may() {
        permit().close();
        time.pass(Duration.ofSeconds(10));
        permit().close();
        permit().close();

        assertThat(window.acquire(Duration.ofSeconds(49)).isLeft()).isTrue();
        assertThat(window.acquire(Duration.ofSeconds(60)).isRight()).isTrue();
    }

    @Test
    void no_window_of_one_span_ever_holds_more_attempts_than_it_may() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Deque<Permit> underWay = new ArrayDeque<>();
        List<Long> answered = new ArrayList<>();

        for (int step = 0; step < 2_000; step++) {
            time.pass(Duration.ofMillis(random.nextInt(20_000)));
            Either<Unavailable, Permit> asked = window.acquire(Duration.ofMillis(random.nextInt(5_000)));
            asked.forEach(underWay::add);
            if (!underWay.isEmpty() && random.nextBoolean()) {
                time.pass(Duration.ofMillis(random.nextInt(5_000)));
                answered.add(time.nanos());
                underWay.remove().close();
            }
        }

        for (int last = 3; last < answered.size(); last++) {
            assertThat(answered.get(last) - answered.get(last - 3))
                    .as("seed %d, answer %d", seed, last)
                    .isGreaterThanOrEqualTo(SPAN.toNanos());
        }
    }

    @Test
    void a_429_makes_everyone_wait_and_then_lets_one_probe() {
        permit().close();
        window.throttled(Option.none());

        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
        time.pass(Duration.ofSeconds(1));
        Permit probe = permit();
        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
        probe.close();
        permit();
    }

    @Test
    void a_pause_lasts_as_long_as_the_service_asks() {
        permit().close();
        window.throttled(Option.some(Duration.ofSeconds(30)));

        time.pass(Duration.ofSeconds(29));
        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
        time.pass(Duration.ofSeconds(1));
        permit();
    }

    @Test
    void a_probe_needs_a_slot_as_any_attempt_does() {
        permit();
        permit();
        permit();
        window.throttled(Option.none());

        time.pass(Duration.ofSeconds(1));
        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
    }

    @Test
    void waits_for_the_end_of_a_pause_as_long_as_it_may() {
        permit().close();
        window.throttled(Option.none());

        assertThat(window.acquire(Duration.ofSeconds(1).minusNanos(1)).isLeft()).isTrue();
        assertThat(window.acquire(Duration.ofSeconds(1)).isRight()).isTrue();
    }

    @Test
    void waits_for_the_end_of_a_pause_and_no_longer() {
        permit().close();
        window.throttled(Option.none());
        long before = time.nanos();

        assertThat(window.acquire(Duration.ofSeconds(50)).isRight()).isTrue();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void nobody_waits_for_a_pause_that_is_longer_than_they_may_wait() {
        permit().close();
        window.throttled(Option.some(Duration.ofSeconds(Long.MAX_VALUE)));
        long before = time.nanos();

        assertThat(window.acquire(Duration.ofSeconds(50)).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
        assertThat(time.nanos()).isEqualTo(before);
    }

    @Test
    void the_pause_doubles_each_time_that_the_probe_is_throttled_too() {
        SlidingWindow wide = new SlidingWindow(1_000, SPAN, time);
        wide.acquire(Duration.ZERO).get().close();
        wide.throttled(Option.none());

        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            time.pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(wide.acquire(Duration.ZERO).isLeft()).as("%d s", seconds).isTrue();
            time.pass(Duration.ofNanos(1));
            Permit probe = wide.acquire(Duration.ZERO).get();
            wide.throttled(Option.none());
            probe.close();
        }
    }

    @Test
    void attempts_that_are_throttled_together_pause_once() {
        Permit one = permit();
        Permit other = permit();
        window.throttled(Option.none());
        window.throttled(Option.none());
        one.close();
        other.close();

        time.pass(Duration.ofSeconds(1));
        permit();
    }

    @Test
    void an_interrupted_caller_gets_no_permit_and_stays_interrupted() {
        SlidingWindow real = new SlidingWindow(1, SPAN, Time.SYSTEM);
        real.acquire(Duration.ZERO).get();
        Thread.currentThread().interrupt();

        assertThat(real.acquire(Duration.ofSeconds(20)).getLeft()).isInstanceOf(Unavailable.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void those_who_wait_sleep_until_it_is_their_turn() throws Exception {
        WatchedTime watched = new WatchedTime(Time.SYSTEM);
        SlidingWindow contended = new SlidingWindow(2, Duration.ofMillis(1), watched);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<Void>> callers = Collections.nCopies(2_000, () -> {
            contended.acquire(Duration.ofMinutes(1)).get().close();
            return null;
        });

        for (Future<Void> caller : threads.invokeAll(callers)) {
            caller.get();
        }
        threads.shutdown();

        assertThat(watched.shortestWait()).isPositive();
    }

    @Test
    void one_who_waits_goes_on_when_the_probe_has_ended() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindow throttled = new SlidingWindow(3, SPAN, watched);
        throttled.throttled(Option.none());
        time.pass(Duration.ofSeconds(1));
        Permit probe = throttled.acquire(Duration.ZERO).get();
        Future<Either<Unavailable, Permit>> waiting = waitingFor(throttled, watched);

        probe.close();

        assertThat(waiting.get(20, TimeUnit.SECONDS).isRight()).isTrue();
    }

    @Test
    void one_who_waits_is_refused_as_soon_as_a_pause_is_too_long() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindow full = new SlidingWindow(1, SPAN, watched);
        full.acquire(Duration.ZERO).get();
        Future<Either<Unavailable, Permit>> waiting = waitingFor(full, watched);

        full.throttled(Option.some(Duration.ofHours(1)));

        assertThat(waiting.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
    }

    @Test
    void those_who_wait_go_on_together_when_slots_are_free_together() throws Exception {
        WatchedTime watched = new WatchedTime(Time.SYSTEM);
        SlidingWindow full = new SlidingWindow(2, Duration.ofMillis(1), watched);
        Permit one = full.acquire(Duration.ZERO).get();
        Permit other = full.acquire(Duration.ZERO).get();
        Future<Either<Unavailable, Permit>> first = waitingFor(full, watched);
        Future<Either<Unavailable, Permit>> second = waitingFor(full, watched);

        one.close();
        other.close();

        assertThat(first.get(20, TimeUnit.SECONDS).isRight()).isTrue();
        assertThat(second.get(20, TimeUnit.SECONDS).isRight()).isTrue();
    }

    /** One who has begun to wait. */
    private Future<Either<Unavailable, Permit>> waitingFor(SlidingWindow contended, WatchedTime watched)
            throws InterruptedException {
        Future<Either<Unavailable, Permit>> waiting = threads.submit(() -> contended.acquire(Duration.ofMinutes(1)));
        watched.awaitWait();
        return waiting;
    }

    /** A clock by which one waits as long as it really takes; it knows what it was asked for. */
    private static final class WatchedTime implements Time {

        private final Time clock;
        private final AtomicLong shortestWait = new AtomicLong(Long.MAX_VALUE);
        private final Semaphore waits = new Semaphore(0);

        WatchedTime(Time clock) {
            this.clock = clock;
        }

        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Time.SYSTEM.sleep(duration);
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            shortestWait.accumulateAndGet(nanos, Math::min);
            waits.release();
            Time.SYSTEM.await(condition, nanos);
        }

        Duration shortestWait() {
            return Duration.ofNanos(shortestWait.get());
        }

        /** Waits until one more wait has begun. */
        void awaitWait() throws InterruptedException {
            assertThat(waits.tryAcquire(20, TimeUnit.SECONDS))
                    .as("a wait begins")
                    .isTrue();
        }
    }

    @Test
    void a_budget_of_a_hosts_own_has_a_window_for_each_account() {
        SlidingWindowBudget budget = SlidingWindowBudget.of(1, SPAN);

        assertThat(budget.acquire("one", Duration.ZERO).isRight()).isTrue();
        assertThat(budget.acquire("one", Duration.ZERO).isRight()).isFalse();
        assertThat(budget.acquire("other", Duration.ZERO).isRight()).isTrue();
    }

    @Test
    void a_budget_of_a_hosts_own_pauses_for_the_account_that_is_throttled() {
        SlidingWindowBudget budget = SlidingWindowBudget.of(2, SPAN);
        budget.throttled("one", Option.none());

        assertThat(budget.acquire("one", Duration.ZERO).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
        assertThat(budget.acquire("other", Duration.ZERO).isRight()).isTrue();
    }

    @Test
    void a_budget_that_lets_nothing_through_or_has_no_fit_span_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlidingWindowBudget.of(0, SPAN))
                .withMessage("a budget must have at least 1 attempt, but has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlidingWindowBudget.of(1, Duration.ZERO))
                .withMessageContaining("from 1 ms to 1 day, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlidingWindowBudget.of(1, Duration.ofDays(1).plusNanos(1)));
        assertThat(SlidingWindowBudget.of(1, Duration.ofMillis(1))).isNotNull();
        assertThat(SlidingWindowBudget.of(1, Duration.ofDays(1))).isNotNull();
    }
}
