package dev.interventions.port.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.window.WatchedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Accounts that a budget over a store removes, and those that it keeps. */
class UnusedAccountsTest extends StoredBudgetArrangement {

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
}
