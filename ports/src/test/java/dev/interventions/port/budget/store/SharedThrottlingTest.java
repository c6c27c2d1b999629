package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.WatchedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pauses and probes of all processes that share a store. */
class SharedThrottlingTest extends StoredBudgetArrangement {

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
}
