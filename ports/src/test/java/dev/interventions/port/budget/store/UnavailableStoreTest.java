package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget.Permit;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnavailableStoreTest extends StoredBudgetArrangement {

    // ---- a store that is unavailable ----

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

    // ---- a store that has lost its data ----

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
}
