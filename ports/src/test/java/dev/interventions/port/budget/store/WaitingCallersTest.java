package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.TimeSource;
import dev.interventions.port.budget.window.Timer;
import dev.interventions.port.budget.window.WatchedTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Callers that wait for a permit of a store, or stop waiting. */
class WaitingCallersTest extends StoredBudgetArrangement {

    // ---- callers that stop waiting ----

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

    // ---- order ----

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
}
