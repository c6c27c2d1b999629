package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget.Permit;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredBudgetTest extends StoredBudgetArrangement {

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

    // ---- attempts that take long, and processes that die ----

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

    // ---- state ----

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
