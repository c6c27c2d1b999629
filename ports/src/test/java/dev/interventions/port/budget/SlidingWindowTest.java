package dev.interventions.port.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.VirtualTime;
import dev.interventions.port.budget.window.WatchedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on virtual time, which also passes the point at which {@link System#nanoTime} overflows. */
class SlidingWindowTest {

    private static final String ACCOUNT = "account";
    private static final Duration SPAN = Duration.ofSeconds(60);

    private final VirtualTime time = new VirtualTime();
    private final SlidingWindowBudget window = new SlidingWindowBudget(3, SPAN, time);

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Permit permit() {
        return window.acquire(ACCOUNT, Duration.ZERO).get();
    }

    private Unavailable refusal() {
        return window.acquire(ACCOUNT, Duration.ZERO).getLeft();
    }

    @Test
    void gives_as_many_permits_as_it_has_and_no_more() {
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
    void ending_an_attempt_twice_frees_one_slot() {
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
    void waits_for_a_slot_until_the_time_is_over() {
        permit().close();
        time.pass(Duration.ofSeconds(10));
        permit().close();
        permit().close();

        assertThat(window.acquire(ACCOUNT, Duration.ofSeconds(49)).isLeft()).isTrue();
        assertThat(window.acquire(ACCOUNT, Duration.ofSeconds(60)).isRight()).isTrue();
    }

    @Test
    void no_window_of_one_span_ever_has_too_many_attempts() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Deque<Permit> inProgress = new ArrayDeque<>();
        List<Long> responses = new ArrayList<>();

        for (int step = 0; step < 2_000; step++) {
            time.pass(Duration.ofMillis(random.nextInt(20_000)));
            Either<Unavailable, Permit> asked = window.acquire(ACCOUNT, Duration.ofMillis(random.nextInt(5_000)));
            asked.forEach(inProgress::add);
            if (!inProgress.isEmpty() && random.nextBoolean()) {
                time.pass(Duration.ofMillis(random.nextInt(5_000)));
                responses.add(time.nanos());
                inProgress.remove().close();
            }
        }

        for (int last = 3; last < responses.size(); last++) {
            assertThat(responses.get(last) - responses.get(last - 3))
                    .as("seed %d, permit %d", seed, last)
                    .isGreaterThanOrEqualTo(SPAN.toNanos());
        }
    }

    @Test
    void a_429_makes_all_callers_wait_and_then_allows_one_probe() {
        permit().close();
        window.throttled(ACCOUNT, Option.none());

        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
        time.pass(Duration.ofSeconds(1));
        Permit probe = permit();
        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
        probe.close();
        permit();
    }

    @Test
    void a_pause_lasts_as_long_as_the_service_requests() {
        permit().close();
        window.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));

        time.pass(Duration.ofSeconds(29));
        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
        time.pass(Duration.ofSeconds(1));
        permit();
    }

    @Test
    void a_probe_needs_a_slot_like_any_attempt() {
        permit();
        permit();
        permit();
        window.throttled(ACCOUNT, Option.none());

        time.pass(Duration.ofSeconds(1));
        assertThat(refusal()).isInstanceOf(Unavailable.RateLimited.class);
    }

    @Test
    void waits_for_the_end_of_a_pause_until_the_time_is_over() {
        permit().close();
        window.throttled(ACCOUNT, Option.none());

        assertThat(window.acquire(ACCOUNT, Duration.ofSeconds(1).minusNanos(1)).isLeft())
                .isTrue();
        assertThat(window.acquire(ACCOUNT, Duration.ofSeconds(1)).isRight()).isTrue();
    }

    @Test
    void waits_for_the_end_of_a_pause_and_no_longer() {
        permit().close();
        window.throttled(ACCOUNT, Option.none());
        long before = time.nanos();

        assertThat(window.acquire(ACCOUNT, Duration.ofSeconds(50)).isRight()).isTrue();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void no_caller_waits_for_a_pause_that_is_longer_than_its_time() {
        permit().close();
        window.throttled(ACCOUNT, Option.some(Duration.ofSeconds(Long.MAX_VALUE)));
        long before = time.nanos();

        assertThat(window.acquire(ACCOUNT, Duration.ofSeconds(50)).getLeft())
                .isInstanceOf(Unavailable.RateLimited.class);
        assertThat(time.nanos()).isEqualTo(before);
    }

    @Test
    void the_pause_doubles_each_time_that_the_probe_is_throttled_too() {
        SlidingWindowBudget wide = new SlidingWindowBudget(1_000, SPAN, time);
        wide.acquire(ACCOUNT, Duration.ZERO).get().close();
        wide.throttled(ACCOUNT, Option.none());

        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            time.pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(wide.acquire(ACCOUNT, Duration.ZERO).isLeft())
                    .as("%d s", seconds)
                    .isTrue();
            time.pass(Duration.ofNanos(1));
            Permit probe = wide.acquire(ACCOUNT, Duration.ZERO).get();
            wide.throttled(ACCOUNT, Option.none());
            probe.close();
        }
    }

    @Test
    void attempts_that_are_throttled_together_pause_once() {
        Permit one = permit();
        Permit other = permit();
        window.throttled(ACCOUNT, Option.none());
        window.throttled(ACCOUNT, Option.none());
        one.close();
        other.close();

        time.pass(Duration.ofSeconds(1));
        permit();
    }

    @Test
    void the_pause_is_short_again_once_a_probe_was_not_throttled() {
        permit().close();
        window.throttled(ACCOUNT, Option.none());
        time.pass(Duration.ofSeconds(1));
        Permit probe = permit();
        window.throttled(ACCOUNT, Option.none());
        probe.close();
        time.pass(Duration.ofSeconds(2));
        permit().close();
        time.pass(SPAN);
        window.throttled(ACCOUNT, Option.none());

        time.pass(Duration.ofSeconds(1));
        permit();
    }

    @Test
    void a_probe_that_takes_long_is_followed_by_another_after_ten_seconds() {
        SlidingWindowBudget wide = new SlidingWindowBudget(1_000, SPAN, time);
        wide.throttled(ACCOUNT, Option.none());
        time.pass(Duration.ofSeconds(1));
        Permit slowProbe = wide.acquire(ACCOUNT, Duration.ZERO).get();

        assertThat(wide.acquire(ACCOUNT, Duration.ofSeconds(10).minusNanos(1)).getLeft())
                .isInstanceOf(Unavailable.RateLimited.class);
        time.pass(Duration.ofNanos(1));
        Permit next = wide.acquire(ACCOUNT, Duration.ZERO).get();
        assertThat(wide.acquire(ACCOUNT, Duration.ZERO).getLeft()).isInstanceOf(Unavailable.RateLimited.class);

        slowProbe.close();
        assertThat(wide.acquire(ACCOUNT, Duration.ZERO).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
        next.close();
        assertThat(wide.acquire(ACCOUNT, Duration.ZERO).isRight()).isTrue();
    }

    @Test
    void a_refusal_gives_the_remaining_time_of_the_pause() {
        window.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));
        time.pass(Duration.ofSeconds(10));

        assertThat(refusal())
                .isInstanceOfSatisfying(
                        Unavailable.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Option.some(Duration.ofSeconds(20))));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
    void a_wait_may_be_the_shortest_or_the_longest_duration(long seconds) {
        Duration atMost = Duration.ofSeconds(seconds);
        // While an attempt is in progress, callers wait span by span: a long one keeps their number small.
        Duration day = Duration.ofDays(1);
        SlidingWindowBudget daily = new SlidingWindowBudget(2, day, time);
        daily.acquire(ACCOUNT, Duration.ZERO).get();
        daily.acquire(ACCOUNT, Duration.ZERO).get().close();

        assertThat(daily.acquire(ACCOUNT, atMost).isRight()).isEqualTo(seconds > 0);
        time.pass(day);
        assertThat(daily.acquire(ACCOUNT, atMost).isRight()).isEqualTo(seconds < 0);
    }

    @Test
    void an_interrupted_caller_gets_no_permit_and_stays_interrupted() {
        SlidingWindowBudget real = new SlidingWindowBudget(1, SPAN, TimeSource.SYSTEM);
        real.acquire(ACCOUNT, Duration.ZERO).get();
        Thread.currentThread().interrupt();

        assertThat(real.acquire(ACCOUNT, Duration.ofSeconds(20)).getLeft()).isInstanceOf(Unavailable.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void waiting_callers_sleep_until_their_turn() throws Exception {
        WatchedTime watched = new WatchedTime(TimeSource.SYSTEM);
        SlidingWindowBudget contended = new SlidingWindowBudget(2, Duration.ofMillis(1), watched);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<Void>> callers = Collections.nCopies(2_000, () -> {
            contended.acquire(ACCOUNT, Duration.ofMinutes(1)).get().close();
            return null;
        });

        for (Future<Void> caller : threads.invokeAll(callers)) {
            caller.get();
        }
        threads.shutdown();

        assertThat(watched.shortestWait()).isPositive();
    }

    @Test
    void a_waiting_caller_continues_when_the_probe_has_ended() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget throttled = new SlidingWindowBudget(3, SPAN, watched);
        throttled.throttled(ACCOUNT, Option.none());
        time.pass(Duration.ofSeconds(1));
        Permit probe = throttled.acquire(ACCOUNT, Duration.ZERO).get();
        Future<Either<Unavailable, Permit>> waiting = waitingFor(throttled, watched);

        probe.close();

        assertThat(waiting.get(20, TimeUnit.SECONDS).isRight()).isTrue();
    }

    @Test
    void a_waiting_caller_is_refused_as_soon_as_a_pause_is_too_long() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget full = new SlidingWindowBudget(1, SPAN, watched);
        full.acquire(ACCOUNT, Duration.ZERO).get();
        Future<Either<Unavailable, Permit>> waiting = waitingFor(full, watched);

        full.throttled(ACCOUNT, Option.some(Duration.ofHours(1)));

        assertThat(waiting.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
    }

    @Test
    void waiting_callers_continue_together_when_slots_become_free_together() throws Exception {
        WatchedTime watched = new WatchedTime(TimeSource.SYSTEM);
        SlidingWindowBudget full = new SlidingWindowBudget(2, Duration.ofMillis(1), watched);
        Permit one = full.acquire(ACCOUNT, Duration.ZERO).get();
        Permit other = full.acquire(ACCOUNT, Duration.ZERO).get();
        Future<Either<Unavailable, Permit>> first = waitingFor(full, watched);
        Future<Either<Unavailable, Permit>> second = waitingFor(full, watched);

        one.close();
        other.close();

        assertThat(first.get(20, TimeUnit.SECONDS).isRight()).isTrue();
        assertThat(second.get(20, TimeUnit.SECONDS).isRight()).isTrue();
    }

    @Test
    void lanes_are_served_in_turn_and_callers_of_a_lane_first_come_first_served() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget narrow = new SlidingWindowBudget(1, SPAN, watched);
        BlockingQueue<String> served = new LinkedBlockingQueue<>();
        narrow.acquire(ACCOUNT, Duration.ZERO).get().close();
        for (String caller :
                List.of("batch 1", "batch 2", "batch 3", "batch 4", "report 1", "report 2", "interactive 1")) {
            threads.submit(() -> {
                String lane = caller.split(" ")[0];
                Permit permit =
                        narrow.acquire(ACCOUNT, lane, Duration.ofHours(1)).get();
                served.add(caller);
                permit.close();
                return null;
            });
            watched.awaitWait();
        }

        List<String> order = new ArrayList<>();
        for (int slot = 0; slot < 7; slot++) {
            time.pass(SPAN.minusNanos(1));
            wakeNext(narrow);
            assertThat(served).isEmpty();
            time.pass(Duration.ofNanos(1));
            wakeNext(narrow);
            order.add(served.poll(20, TimeUnit.SECONDS));
            awaitEndOfAttempt(narrow);
        }

        assertThat(order)
                .containsExactly("batch 1", "report 1", "interactive 1", "batch 2", "report 2", "batch 3", "batch 4");
    }

    /** A refused caller makes the next one read the clock. */
    private static void wakeNext(SlidingWindowBudget budget) {
        assertThat(budget.acquire(ACCOUNT, Duration.ZERO).isLeft()).isTrue();
    }

    private static void awaitEndOfAttempt(SlidingWindowBudget budget) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (budget.stats(ACCOUNT).get().inProgress() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_lane_whose_caller_gives_up_keeps_its_place() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget narrow = new SlidingWindowBudget(1, SPAN, watched);
        narrow.acquire(ACCOUNT, Duration.ZERO).get().close();
        Future<?> impatient = threads.submit(() -> narrow.acquire(ACCOUNT, "one", Duration.ofHours(1)));
        watched.awaitWait();
        Future<Either<Unavailable, Permit>> patient =
                threads.submit(() -> narrow.acquire(ACCOUNT, "one", Duration.ofHours(1)));
        watched.awaitWait();
        Future<Either<Unavailable, Permit>> other =
                threads.submit(() -> narrow.acquire(ACCOUNT, "other", Duration.ofHours(1)));
        watched.awaitWait();

        impatient.cancel(true);
        // Only then has the next caller read the clock and begun to wait again.
        watched.awaitWait();
        time.pass(SPAN);
        wakeNext(narrow);

        assertThat(patient.get(20, TimeUnit.SECONDS).isRight()).isTrue();
        assertThat(other.isDone()).isFalse();
    }

    @Test
    void a_cancelled_wait_ends_at_once_and_no_other_does() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget full = new SlidingWindowBudget(1, SPAN, watched);
        full.acquire(ACCOUNT, Duration.ZERO).get();
        AtomicReference<Thread> caller = new AtomicReference<>();
        Future<Either<Unavailable, Permit>> cancelled = threads.submit(() -> {
            caller.set(Thread.currentThread());
            return full.acquire(ACCOUNT, Duration.ofHours(1));
        });
        watched.awaitWait();
        Future<Either<Unavailable, Permit>> other = waitingFor(full, watched);

        full.cancelWait(ACCOUNT, caller.get());

        assertThat(cancelled.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unavailable.BudgetExhausted.class);
        assertThat(full.stats(ACCOUNT).get().waiting()).isEqualTo(1);
        assertThat(other.isDone()).isFalse();
    }

    @Test
    void the_state_of_an_unlimited_budget_is_not_known() {
        assertThat(RequestBudget.unlimited().stats(ACCOUNT)).isEmpty();
    }

    @Test
    void a_host_can_read_the_state_of_the_budget() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget watchedBudget = new SlidingWindowBudget(3, SPAN, watched);
        assertThat(watchedBudget.stats(ACCOUNT).get()).isEqualTo(new BudgetStats(3, 0, 0, Option.none()));

        watchedBudget.acquire(ACCOUNT, Duration.ZERO).get();
        watchedBudget.acquire(ACCOUNT, Duration.ZERO).get().close();
        watchedBudget.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));
        waitingFor(watchedBudget, watched);

        assertThat(watchedBudget.stats(ACCOUNT).get())
                .isEqualTo(new BudgetStats(1, 1, 1, Option.some(Duration.ofSeconds(30))));
        time.pass(SPAN);
        assertThat(watchedBudget.stats(ACCOUNT).get()).isEqualTo(new BudgetStats(2, 1, 1, Option.none()));
    }

    @Test
    void a_host_can_end_a_pause_and_waiting_callers_continue() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        SlidingWindowBudget paused = new SlidingWindowBudget(3, SPAN, watched);
        paused.acquire(ACCOUNT, Duration.ZERO).get();
        paused.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));
        Future<Either<Unavailable, Permit>> waiting = waitingFor(paused, watched);

        paused.resetPause(ACCOUNT);

        assertThat(waiting.get(20, TimeUnit.SECONDS).isRight()).isTrue();
        assertThat(paused.stats(ACCOUNT).get()).isEqualTo(new BudgetStats(1, 2, 0, Option.none()));
    }

    @Test
    void unused_accounts_are_removed() {
        for (int account = 0; account < 1_000; account++) {
            window.acquire("account " + account, Duration.ZERO).get().close();
        }
        assertThat(window.accounts()).isEqualTo(1_000);

        time.pass(SPAN);
        for (int account = 1_000; account < 2_100; account++) {
            window.acquire("account " + account, Duration.ZERO).get();
        }
        assertThat(window.accounts()).isLessThan(1_200);
    }

    @Test
    void an_account_with_an_attempt_in_progress_or_a_pause_is_not_removed() {
        permit();
        permit();
        permit();
        window.throttled("paused", Option.some(SPAN.multipliedBy(2)));

        time.pass(SPAN);
        for (int account = 0; account < 1_000; account++) {
            window.acquire("account " + account, Duration.ZERO).get().close();
        }

        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
        assertThat(window.acquire("paused", Duration.ZERO).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
    }

    /** A caller that has begun to wait. */
    private Future<Either<Unavailable, Permit>> waitingFor(SlidingWindowBudget contended, WatchedTime watched)
            throws InterruptedException {
        Future<Either<Unavailable, Permit>> waiting =
                threads.submit(() -> contended.acquire(ACCOUNT, Duration.ofMinutes(1)));
        watched.awaitWait();
        return waiting;
    }

    @Test
    void a_budget_created_by_a_host_has_a_window_for_each_account() {
        SlidingWindowBudget budget = SlidingWindowBudget.of(1, SPAN);

        assertThat(budget.acquire("one", Duration.ZERO).isRight()).isTrue();
        assertThat(budget.acquire("one", Duration.ZERO).isRight()).isFalse();
        assertThat(budget.acquire("other", Duration.ZERO).isRight()).isTrue();
    }

    @Test
    void a_budget_created_by_a_host_pauses_only_the_throttled_account() {
        SlidingWindowBudget budget = SlidingWindowBudget.of(2, SPAN);
        budget.throttled("one", Option.none());

        assertThat(budget.acquire("one", Duration.ZERO).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
        assertThat(budget.acquire("other", Duration.ZERO).isRight()).isTrue();
    }

    @Test
    void a_budget_without_attempts_or_with_an_invalid_span_is_refused() {
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
