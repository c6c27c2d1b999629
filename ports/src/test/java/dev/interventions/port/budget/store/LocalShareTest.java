package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalShareTest extends StoredBudgetArrangement {

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
}
