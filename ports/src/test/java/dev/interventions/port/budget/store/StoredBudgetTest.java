package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import dev.interventions.port.budget.window.VirtualTime;
import dev.interventions.port.budget.window.WatchedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on virtual time, over a store in memory that has the same time. */
class StoredBudgetTest {

    private static final String ACCOUNT = "account.example.org:443";
    private static final Duration SPAN = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(75);

    private final VirtualTime time = new VirtualTime();
    private final FakeStore store = new FakeStore(time);
    private final StoredBudget budget = budget(3);

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void the_store_knows_the_account() {
        store.know(ACCOUNT);
    }

    /** The budget of one process. */
    private StoredBudget budget(int maxAttempts) {
        return budget(maxAttempts, OutagePolicy.waiting());
    }

    private StoredBudget budget(int maxAttempts, OutagePolicy policy) {
        return new StoredBudget(store, maxAttempts, SPAN, policy, time, time);
    }

    private Permit permit() {
        return permit(budget);
    }

    private static Permit permit(StoredBudget of) {
        return of.acquire(ACCOUNT, Duration.ZERO).get();
    }

    private Unavailable refusal() {
        return refusal(budget);
    }

    private static Unavailable refusal(StoredBudget of) {
        return of.acquire(ACCOUNT, Duration.ZERO).getLeft();
    }

    @Test
    void processes_share_the_permits() {
        StoredBudget other = budget(3);
        permit();
        permit(other);
        permit();

        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
        assertThat(refusal(other).message())
                .isEqualTo(
                        "the budget of 3 requests in 60 s for all processes is used up, and no request is free in time");
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
        time.pass(Duration.ofSeconds(10));
        first.close();
        time.pass(Duration.ofSeconds(50));

        permit();
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
    }

    @Test
    void waits_for_a_slot_until_the_time_is_over_and_no_longer() {
        permit().close();
        time.pass(Duration.ofSeconds(10));
        permit().close();
        permit().close();
        long before = time.nanos();

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(49)).isLeft()).isTrue();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(49).toNanos());
        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(49)).isRight()).isTrue();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(50).toNanos());
    }

    @Test
    void an_attempt_costs_two_calls_of_the_store() {
        StoredBudget wide = budget(1_000);
        for (int attempt = 0; attempt < 100; attempt++) {
            permit(wide).close();
        }

        assertThat(store.calls("acquire")).isEqualTo(100);
        assertThat(store.calls("end")).isEqualTo(100);
        assertThat(store.calls("renew")).isZero();
    }

    @Test
    void a_caller_that_waits_asks_again_only_when_the_store_expects_a_free_slot() {
        permit().close();
        time.pass(Duration.ofSeconds(10));
        permit().close();
        permit().close();

        assertThat(budget.acquire(ACCOUNT, SPAN).isRight()).isTrue();
        assertThat(store.calls("acquire")).isEqualTo(5);
    }

    @Test
    void refused_callers_without_time_dont_ask_while_the_store_expects_no_free_slot() {
        permit();
        permit();
        permit();
        for (int caller = 0; caller < 100; caller++) {
            refusal();
        }

        assertThat(store.calls("acquire")).isEqualTo(4);
    }

    @Test
    void accounts_have_their_own_slots_and_the_store_knows_them_by_a_hash() {
        StoredBudget narrow = budget(1);
        store.know("other.example.org:443");

        assertThat(narrow.acquire(ACCOUNT, Duration.ZERO).isRight()).isTrue();
        assertThat(narrow.acquire(ACCOUNT, Duration.ZERO).isRight()).isFalse();
        assertThat(narrow.acquire("other.example.org:443", Duration.ZERO).isRight())
                .isTrue();
        assertThat(StoredBudget.hash(ACCOUNT)).matches("[0-9a-f]{32}").isNotEqualTo(StoredBudget.hash("other"));
    }

    // Attempts that take long, and processes that die.

    @Test
    void an_attempt_that_takes_longer_than_its_lease_keeps_its_slot() {
        Permit slow = permit();
        time.pass(LEASE.multipliedBy(10));
        assertThat(store.occupied(ACCOUNT)).isEqualTo(1);

        slow.close();
        time.pass(SPAN);
        assertThat(store.occupied(ACCOUNT)).isZero();
    }

    @Test
    void all_attempts_in_progress_are_renewed_with_one_call_three_times_in_the_grace_time() {
        permit();
        permit();
        permit();
        time.pass(Duration.ofSeconds(15));

        assertThat(store.calls("renew")).isEqualTo(3);
    }

    @Test
    void no_lease_is_renewed_when_no_attempt_is_in_progress() {
        permit().close();
        time.pass(LEASE);

        assertThat(store.calls("renew")).isZero();
    }

    @Test
    void a_process_that_dies_occupies_its_slots_for_one_lease() {
        StoredBudget dead = new StoredBudget(store, 3, SPAN, OutagePolicy.waiting(), time, (nanos, task) -> {});
        permit(dead);
        permit(dead);
        permit(dead);

        time.pass(LEASE.minusNanos(1));
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
        time.pass(Duration.ofNanos(1));
        permit();
        permit();
        permit();
    }

    @ParameterizedTest
    @CsvSource({"3600, 15", "60, 15", "20, 5", "4, 1", "2, 1"})
    void a_lease_is_longer_than_the_span_by_a_quarter_of_it_but_within_bounds(long span, long grace) {
        new StoredBudget(store, 3, Duration.ofSeconds(span), OutagePolicy.waiting(), time, time)
                .acquire(ACCOUNT, Duration.ZERO);

        assertThat(store.limit())
                .isEqualTo(new BudgetStore.Limit(3, Duration.ofSeconds(span), Duration.ofSeconds(span + grace)));
    }

    @Test
    void a_budget_has_the_limit_of_the_service_unless_the_host_chooses_another() {
        StoredBudget.of(store).acquire(ACCOUNT, Duration.ZERO);
        assertThat(store.limit()).isEqualTo(new BudgetStore.Limit(500, SPAN, LEASE));

        StoredBudget.of(store, OutagePolicy.localShare(0.5)).acquire(ACCOUNT, Duration.ZERO);
        assertThat(store.limit()).isEqualTo(new BudgetStore.Limit(500, SPAN, LEASE));

        StoredBudget.of(store, 7, SPAN, OutagePolicy.waiting()).acquire(ACCOUNT, Duration.ZERO);
        assertThat(store.limit()).isEqualTo(new BudgetStore.Limit(7, SPAN, LEASE));
    }

    // Accounts that aren't used any more.

    /** So many accounts that those that are unused are removed, with one attempt of each. */
    private void useOtherAccounts(StoredBudget of) {
        for (int account = 0; account < 200; account++) {
            store.know("account " + account);
            of.acquire("account " + account, Duration.ZERO);
        }
    }

    @Test
    void accounts_that_have_been_unused_for_one_span_are_removed() {
        for (OutagePolicy policy : List.of(OutagePolicy.waiting(), OutagePolicy.localShare(0.5))) {
            StoredBudget idle = budget(3, policy);
            for (int account = 0; account < 60; account++) {
                store.know("idle " + account);
                idle.acquire("idle " + account, Duration.ZERO).get().close();
            }
            time.pass(SPAN);

            useOtherAccounts(idle);

            assertThat(idle.accounts()).isEqualTo(200);
        }
    }

    @Test
    void an_account_with_an_attempt_in_progress_is_not_removed() {
        Permit slow = permit();
        time.pass(SPAN);
        useOtherAccounts(budget);
        int before = store.calls("renew");
        time.pass(Duration.ofSeconds(15));
        slow.close();

        assertThat(budget.accounts()).isEqualTo(201);
        assertThat(store.calls("renew")).isGreaterThan(before);
    }

    @Test
    void an_account_with_something_to_report_is_not_removed() {
        store.fail("connection refused");
        budget.throttled(ACCOUNT, Option.some(Duration.ofHours(1)));
        time.pass(SPAN);
        useOtherAccounts(budget);
        store.recover();

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(5)).getLeft())
                .isInstanceOf(Unavailable.RateLimited.class);
    }

    @Test
    void an_account_with_a_caller_that_waits_is_not_removed() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        StoredBudget full = new StoredBudget(store, 1, SPAN, OutagePolicy.waiting(), watched, time);
        permit();
        permit();
        permit();
        AtomicReference<Thread> caller = new AtomicReference<>();
        Future<Either<Unavailable, Permit>> waiting = threads.submit(() -> {
            caller.set(Thread.currentThread());
            return full.acquire(ACCOUNT, Duration.ofHours(1));
        });
        watched.awaitWait();
        useOtherAccounts(full);

        full.cancelWait(ACCOUNT, caller.get());

        assertThat(waiting.get(20, TimeUnit.SECONDS).isLeft()).isTrue();
    }

    @Test
    void an_account_is_not_removed_while_its_share_is_used_or_was_used_a_short_time_ago() {
        StoredBudget sharing = budget(4, OutagePolicy.localShare(0.5));
        store.fail("connection refused");
        refusal(sharing);
        time.pass(LEASE);
        useOtherAccounts(sharing);
        permit(sharing).close();
        permit(sharing).close();
        useOtherAccounts(sharing);

        assertThat(refusal(sharing).message()).contains("share of 2 requests");
    }

    // Callers that leave.

    @Test
    void a_permit_that_arrives_when_no_caller_waits_any_more_is_given_back() {
        store.replyAfter(Duration.ofSeconds(1));
        assertThat(budget.acquire(ACCOUNT, Duration.ofMillis(999)).getLeft())
                .isInstanceOfSatisfying(
                        Unavailable.BudgetExhausted.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo("a fake store, the store of the request budget, has not replied in time"));
        assertThat(store.occupied(ACCOUNT)).isEqualTo(1);

        time.pass(Duration.ofMillis(1));
        assertThat(store.occupied(ACCOUNT)).isZero();
    }

    @Test
    void a_permit_that_can_not_be_given_back_now_is_given_back_when_the_store_is_available() {
        store.replyAfter(Duration.ofSeconds(1));
        budget.acquire(ACCOUNT, Duration.ofMillis(999));
        store.fail("connection refused");
        time.pass(Duration.ofSeconds(5));
        assertThat(store.occupied(ACCOUNT)).isEqualTo(1);

        store.recover();
        time.pass(Duration.ofSeconds(1));
        assertThat(store.occupied(ACCOUNT)).isZero();
    }

    @Test
    void a_permit_that_arrives_when_its_caller_has_left_goes_to_the_next_one() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        StoredBudget narrow = new StoredBudget(store, 1, SPAN, OutagePolicy.waiting(), watched, time);
        store.replyAfter(Duration.ofSeconds(1));
        Future<?> leaving = threads.submit(() -> narrow.acquire(ACCOUNT, Duration.ofHours(1)));
        watched.awaitWait();
        Future<Either<Unavailable, Permit>> next = threads.submit(() -> narrow.acquire(ACCOUNT, Duration.ofHours(1)));
        watched.awaitWait();

        leaving.cancel(true);
        watched.awaitWait();
        time.pass(Duration.ofSeconds(1));

        assertThat(next.get(20, TimeUnit.SECONDS).isRight()).isTrue();
        assertThat(store.calls("acquire")).isEqualTo(1);
        assertThat(store.calls("end")).isZero();
    }

    @Test
    void a_permit_whose_reply_took_half_of_the_grace_time_is_not_used() {
        store.replyAfter(Duration.ofMillis(7_501));

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(8)).isLeft()).isTrue();
        time.pass(Duration.ofSeconds(8));
        assertThat(store.occupied(ACCOUNT)).isZero();
    }

    @Test
    void an_interrupted_caller_gets_no_permit_and_stays_interrupted() {
        StoredBudget real = new StoredBudget(store, 1, SPAN, OutagePolicy.waiting(), TimeSource.SYSTEM, Timer.SYSTEM);
        permit(real);
        Thread.currentThread().interrupt();

        assertThat(real.acquire(ACCOUNT, Duration.ofSeconds(20)).getLeft()).isInstanceOf(Unavailable.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_cancelled_wait_ends_at_once_and_no_other_does() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        StoredBudget full = new StoredBudget(store, 1, SPAN, OutagePolicy.waiting(), watched, time);
        permit(full);
        AtomicReference<Thread> caller = new AtomicReference<>();
        Future<Either<Unavailable, Permit>> cancelled = threads.submit(() -> {
            caller.set(Thread.currentThread());
            return full.acquire(ACCOUNT, Duration.ofHours(1));
        });
        watched.awaitWait();
        Future<Either<Unavailable, Permit>> other = threads.submit(() -> full.acquire(ACCOUNT, Duration.ofHours(1)));
        watched.awaitWait();

        full.cancelWait(ACCOUNT, caller.get());

        assertThat(cancelled.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unavailable.BudgetExhausted.class);
        assertThat(full.stats(ACCOUNT).get().waiting()).isEqualTo(1);
        assertThat(other.isDone()).isFalse();
    }

    // Order.

    @Test
    void lanes_are_served_in_turn_and_callers_of_a_lane_first_come_first_served() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        StoredBudget narrow = new StoredBudget(store, 1, SPAN, OutagePolicy.waiting(), watched, time);
        BlockingQueue<String> served = new LinkedBlockingQueue<>();
        permit(narrow).close();
        for (String caller : List.of("batch 1", "batch 2", "batch 3", "report 1", "report 2", "interactive 1")) {
            threads.submit(() -> {
                String lane = caller.split(" ")[0];
                narrow.acquire(ACCOUNT, lane, Duration.ofHours(1)).get().close();
                return served.add(caller);
            });
            watched.awaitWait();
        }

        List<String> order = new ArrayList<>();
        for (int slot = 0; slot < 6; slot++) {
            time.pass(SPAN.minusNanos(1));
            refusal(narrow);
            assertThat(served).isEmpty();
            time.pass(Duration.ofNanos(1));
            refusal(narrow);
            order.add(served.poll(20, TimeUnit.SECONDS));
            awaitReplies(narrow);
        }

        assertThat(order).containsExactly("batch 1", "report 1", "interactive 1", "batch 2", "report 2", "batch 3");
    }

    /** Waits until the first caller knows how long to wait, and the store has replied to all calls. */
    private static void awaitReplies(StoredBudget of) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        do {
            refusal(of);
        } while (of.callsWithoutReply(ACCOUNT) > 0 && System.nanoTime() < end);
    }

    @Test
    void callers_that_wait_cost_two_calls_for_each_slot_however_many_they_are() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        StoredBudget narrow = new StoredBudget(store, 1, SPAN, OutagePolicy.waiting(), watched, time);
        permit(narrow).close();
        BlockingQueue<Permit> permits = new LinkedBlockingQueue<>();
        for (int caller = 0; caller < 100; caller++) {
            threads.submit(() ->
                    permits.add(narrow.acquire(ACCOUNT, Duration.ofHours(10)).get()));
            watched.awaitWait();
        }
        assertThat(store.calls("acquire")).isEqualTo(2);

        for (int slot = 1; slot <= 10; slot++) {
            time.pass(SPAN);
            refusal(narrow);
            permits.poll(20, TimeUnit.SECONDS).close();
            awaitReplies(narrow);
        }

        assertThat(store.calls("acquire")).isEqualTo(2 + 2 * 10);
    }

    // Throttling.

    @Test
    void a_429_in_one_process_makes_all_wait_and_then_allows_one_probe() {
        StoredBudget wide = budget(100);
        StoredBudget other = budget(100);
        wide.throttled(ACCOUNT, Option.none());

        assertThat(refusal(other)).isInstanceOf(Unavailable.RateLimited.class);
        assertThat(refusal(wide))
                .isInstanceOfSatisfying(
                        Unavailable.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Option.some(Duration.ofSeconds(1))));
        time.pass(Duration.ofSeconds(1));
        Permit probe = permit(other);
        assertThat(refusal(wide)).isInstanceOf(Unavailable.RateLimited.class);
        assertThat(refusal(other)).isInstanceOf(Unavailable.RateLimited.class);
        probe.close();
        permit(other);
        time.pass(Duration.ofMillis(250));
        permit(wide);
    }

    @Test
    void a_caller_waits_for_the_end_of_a_pause_and_no_longer() {
        budget.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));
        long before = time.nanos();

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(50)).isRight()).isTrue();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void no_caller_waits_for_a_pause_that_is_longer_than_its_time() {
        budget.throttled(ACCOUNT, Option.some(Duration.ofSeconds(Long.MAX_VALUE)));
        long before = time.nanos();

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(50)).getLeft())
                .isInstanceOf(Unavailable.RateLimited.class);
        assertThat(time.nanos()).isEqualTo(before);
    }

    @Test
    void a_permit_that_was_asked_for_before_a_429_is_given_back() throws Exception {
        WatchedTime watched = new WatchedTime(time);
        StoredBudget asking = new StoredBudget(store, 3, SPAN, OutagePolicy.waiting(), watched, time);
        store.replyAfter(Duration.ofMillis(500));
        Future<Either<Unavailable, Permit>> waiting =
                threads.submit(() -> asking.acquire(ACCOUNT, Duration.ofMinutes(1)));
        watched.awaitWait();

        asking.throttled(ACCOUNT, Option.some(Duration.ofHours(1)));
        store.recover();
        time.pass(Duration.ofMillis(500));

        assertThat(waiting.get(20, TimeUnit.SECONDS).getLeft()).isInstanceOf(Unavailable.RateLimited.class);
        assertThat(store.occupied(ACCOUNT)).isZero();
    }

    @Test
    void a_429_that_the_store_didnt_hear_of_is_reported_before_any_permit() {
        store.fail("connection refused");
        budget.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));
        assertThat(refusal().message()).contains("connection refused");

        store.recover();
        long before = time.nanos();

        assertThat(budget.acquire(ACCOUNT, Duration.ofMinutes(1)).isRight()).isTrue();
        assertThat(time.nanos() - before)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30).toNanos());
    }

    // Stores that are unavailable.

    @Test
    void a_refusal_says_why_the_store_is_unavailable() {
        store.fail("connection refused");

        assertThat(refusal())
                .isInstanceOf(Unavailable.BudgetExhausted.class)
                .extracting(Unavailable::message)
                .isEqualTo("a fake store, the store of the request budget, is unavailable (connection refused), "
                        + "so no request may begin");
    }

    @Test
    void a_store_that_hangs_holds_no_caller_longer_than_its_time() {
        store.hang();
        long before = time.nanos();

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(50)).getLeft().message())
                .isEqualTo("a fake store, the store of the request budget, is unavailable (no reply within 2000 ms), "
                        + "so no request may begin");
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(50).toNanos());
    }

    @Test
    void a_caller_without_time_waits_for_the_reply_of_the_store_but_not_for_ever() {
        store.replyAfter(Duration.ofSeconds(1));
        permit();

        store.hang();
        long before = time.nanos();
        refusal();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void a_waiting_caller_continues_soon_after_the_store_is_back() {
        store.fail("connection refused");
        time.schedule(Duration.ofSeconds(30).toNanos(), store::recover);
        long before = time.nanos();

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(50)).isRight()).isTrue();
        assertThat(time.nanos() - before)
                .isBetween(
                        Duration.ofSeconds(30).toNanos(), Duration.ofSeconds(31).toNanos());
        // 50, 100, 200, 400 and 800 ms, then once a second.
        assertThat(store.calls("acquire")).isLessThan(40);
    }

    @Test
    void ends_that_the_store_didnt_hear_of_are_reported_together_when_it_is_back() {
        StoredBudget wide = budget(100);
        List<Permit> permits = new ArrayList<>();
        for (int attempt = 0; attempt < 10; attempt++) {
            permits.add(permit(wide));
        }
        store.fail("connection refused");
        permits.forEach(Permit::close);
        time.pass(Duration.ofSeconds(10));
        store.recover();
        int before = store.calls("end");
        time.pass(Duration.ofSeconds(1));

        assertThat(store.calls("end") - before).isEqualTo(1);
        assertThat(wide.stats(ACCOUNT).get()).isEqualTo(new BudgetStats(90, 0, 0, Option.none()));
    }

    @Test
    void ends_are_not_reported_when_their_slots_are_free_anyway() {
        Permit permit = permit();
        store.fail("connection refused");
        permit.close();
        time.pass(SPAN.plusSeconds(1));
        int before = store.calls("end");
        time.pass(SPAN);

        assertThat(store.calls("end")).isEqualTo(before);
    }

    @Test
    void a_store_that_is_unavailable_is_not_called_if_nobody_waits() {
        store.fail("connection refused");
        refusal();
        time.pass(SPAN);

        assertThat(store.calls("acquire") + store.calls("end") + store.calls("renew"))
                .isEqualTo(1);
    }

    @Test
    void the_longest_of_the_pauses_that_the_store_didnt_hear_of_is_reported() {
        store.fail("connection refused");
        budget.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));
        budget.throttled(ACCOUNT, Option.some(Duration.ofSeconds(20)));
        store.recover();
        time.pass(Duration.ofSeconds(5));

        assertThat(budget.stats(ACCOUNT).get().pause().get()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @Test
    void a_failure_without_a_message_is_named() {
        store.fail(null);

        assertThat(refusal().message()).contains("is unavailable (Exception)");
    }

    @Test
    void a_store_that_throws_is_unavailable() {
        store.crash("no pool");

        assertThat(refusal().message()).contains("a fake store").contains("(no pool)");
    }

    // Stores that know nothing.

    @Test
    void a_store_that_is_new_gives_no_permit_for_one_span() {
        store.loseEverything();

        assertThat(refusal().message())
                .isEqualTo("a fake store, the store of the request budget, is new or has lost its data, "
                        + "so no request may begin for 60 s");
        time.pass(SPAN.minusNanos(1));
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
        time.pass(Duration.ofNanos(1));
        permit();
    }

    @Test
    void attempts_in_progress_are_counted_again_by_a_store_that_has_lost_them() {
        permit();
        store.loseEverything();
        time.pass(SPAN.plusSeconds(5));

        permit();
        permit();
        assertThat(refusal()).isInstanceOf(Unavailable.BudgetExhausted.class);
    }

    @Test
    void attempts_in_progress_are_counted_at_once_by_a_store_that_comes_back_empty() {
        permit();
        store.fail("connection refused");
        refusal();
        store.loseEverything();
        store.recover();
        time.pass(Duration.ofSeconds(1));
        refusal();

        assertThat(store.occupied(ACCOUNT)).isEqualTo(1);
    }

    // Local shares.

    @Test
    void a_process_with_a_share_begins_attempts_after_one_lease_without_the_store() {
        StoredBudget sharing = budget(5, OutagePolicy.localShare(0.5));
        store.fail("connection refused");
        refusal(sharing);

        time.pass(LEASE.minusNanos(1));
        assertThat(refusal(sharing)).isInstanceOf(Unavailable.BudgetExhausted.class);
        time.pass(Duration.ofNanos(1));
        permit(sharing);
        permit(sharing).close();
        assertThat(refusal(sharing).message())
                .isEqualTo("a fake store, the store of the request budget, is unavailable (connection refused), "
                        + "and this process's share of 2 requests in 60 s is used up");
        time.pass(SPAN);
        permit(sharing);
    }

    @Test
    void a_waiting_caller_gets_a_permit_of_the_share() {
        StoredBudget sharing = budget(4, OutagePolicy.localShare(0.25));
        store.hang();
        long before = time.nanos();

        assertThat(sharing.acquire(ACCOUNT, SPAN.multipliedBy(2)).isRight()).isTrue();
        assertThat(time.nanos() - before)
                .isBetween(LEASE.toNanos(), LEASE.plusSeconds(3).toNanos());
    }

    @Test
    void attempts_from_before_the_outage_count_for_the_share() {
        StoredBudget sharing = budget(4, OutagePolicy.localShare(0.5));
        permit(sharing);
        Permit slow = permit(sharing);
        store.fail("connection refused");
        time.pass(LEASE);

        assertThat(refusal(sharing)).isInstanceOf(Unavailable.BudgetExhausted.class);
        slow.close();
        time.pass(SPAN);
        permit(sharing);
    }

    @Test
    void a_store_that_is_back_learns_what_was_sent_and_the_share_is_kept_for_one_more_lease() {
        StoredBudget sharing = budget(4, OutagePolicy.localShare(0.5));
        StoredBudget other = budget(4);
        store.fail("connection refused");
        refusal(sharing);
        time.pass(LEASE);
        permit(sharing);
        permit(sharing).close();
        store.recover();
        time.pass(Duration.ofSeconds(1));

        permit(other);
        permit(other);
        assertThat(refusal(other)).isInstanceOf(Unavailable.BudgetExhausted.class);
        time.pass(LEASE.minusSeconds(2));
        permit(sharing);
        assertThat(refusal(sharing).message()).contains("this process's share of 2 requests in 60 s is used up");
    }

    @Test
    void attempts_of_the_share_are_counted_in_the_store_that_is_back() {
        StoredBudget sharing = budget(4, OutagePolicy.localShare(0.5));
        store.fail("connection refused");
        refusal(sharing);
        time.pass(LEASE);
        permit(sharing).close();
        store.recover();
        time.pass(Duration.ofSeconds(1));

        permit(sharing);
        assertThat(store.occupied(ACCOUNT)).isEqualTo(2);
        assertThat(refusal(sharing)).isInstanceOf(Unavailable.BudgetExhausted.class);
        time.pass(LEASE);
        permit(sharing);
        permit(sharing);
        permit(sharing);
        assertThat(refusal(sharing).message()).contains("for all processes");
    }

    @Test
    void a_429_during_an_outage_pauses_the_share() {
        StoredBudget sharing = budget(10, OutagePolicy.localShare(0.5));
        store.fail("connection refused");
        refusal(sharing);
        time.pass(LEASE);
        permit(sharing).close();
        sharing.throttled(ACCOUNT, Option.none());

        assertThat(refusal(sharing))
                .isInstanceOfSatisfying(
                        Unavailable.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Option.some(Duration.ofSeconds(1))));
        long before = time.nanos();
        sharing.acquire(ACCOUNT, Duration.ofMillis(999));
        assertThat(time.nanos()).isEqualTo(before);
        time.pass(Duration.ofSeconds(1));
        Permit probe = permit(sharing);
        assertThat(refusal(sharing)).isInstanceOf(Unavailable.RateLimited.class);
        probe.close();
        permit(sharing);
    }

    @Test
    void a_share_of_less_than_one_attempt_is_none() {
        StoredBudget sharing = budget(3, OutagePolicy.localShare(0.3));
        store.fail("connection refused");
        refusal(sharing);
        time.pass(SPAN.multipliedBy(2));

        assertThat(refusal(sharing).message()).contains("share of 0 requests");
    }

    // State.

    @Test
    void a_host_can_read_the_state_of_all_processes_which_is_read_once_a_second() {
        StoredBudget other = budget(3);
        permit().close();
        permit(other);
        other.throttled(ACCOUNT, Option.some(Duration.ofSeconds(30)));

        assertThat(budget.stats(ACCOUNT).get())
                .isEqualTo(new BudgetStats(1, 1, 0, Option.some(Duration.ofSeconds(30))));
        budget.stats(ACCOUNT);
        assertThat(store.calls("stats")).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(budget.stats(ACCOUNT).get().pause()).isEqualTo(Option.some(Duration.ofSeconds(29)));
    }

    @Test
    void the_state_is_unknown_while_the_store_is_unavailable() {
        store.hang();
        long before = time.nanos();

        assertThat(budget.stats(ACCOUNT)).isEmpty();
        assertThat(time.nanos() - before).isEqualTo(Duration.ofMillis(250).toNanos());
    }

    @Test
    void the_state_of_a_share_is_known_while_the_store_is_unavailable() {
        StoredBudget sharing = budget(10, OutagePolicy.localShare(0.5));
        store.fail("connection refused");
        refusal(sharing);
        time.pass(LEASE);
        permit(sharing);

        assertThat(sharing.stats(ACCOUNT).get()).isEqualTo(new BudgetStats(4, 1, 0, Option.none()));
    }

    @Test
    void a_budget_or_a_share_that_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredBudget.of(store, 0, SPAN, OutagePolicy.waiting()))
                .withMessage("a budget must have at least 1 attempt, but has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredBudget.of(store, 1, Duration.ZERO, OutagePolicy.waiting()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutagePolicy.localShare(1.01))
                .withMessage("a share of a budget must be more than 0 and at most 1, but is 1.01");
        assertThatIllegalArgumentException().isThrownBy(() -> OutagePolicy.localShare(0));
        assertThatIllegalArgumentException().isThrownBy(() -> OutagePolicy.localShare(Double.NaN));
    }
}
