package dev.interventions.budget.postgresql;

import static dev.interventions.budget.postgresql.TestAccount.SPAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.store.BudgetStore.Granted;
import dev.interventions.port.budget.store.BudgetStore.Reason;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresqlBudgetStoreTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final KeptConnection connection = new KeptConnection(TestServer.dataSource());
    private final PostgresqlBudgetStore store = PostgresqlBudgetStore.over(connection.dataSource());
    private final TestAccount account = TestAccount.warm(store);

    @AfterEach
    void closeConnection() throws SQLException {
        connection.close();
    }

    private static void isGranted(Reply reply) {
        assertThat(reply).isEqualTo(new Granted());
    }

    /** Less than a minute of real time passes in a test. */
    private static void waits(Reply reply, Reason reason, Duration time) {
        assertThat(reply).isInstanceOfSatisfying(Wait.class, wait -> {
            assertThat(wait.reason()).isEqualTo(reason);
            assertThat(wait.time()).isPositive().isBetween(time.minus(MINUTE), time);
        });
    }

    @Test
    void an_unknown_account_grants_nothing_for_one_span() {
        TestAccount unknown = new TestAccount(store);

        waits(unknown.acquire("a"), Reason.COLD_START, SPAN);
        unknown.pass(SPAN.minus(MINUTE));
        waits(unknown.acquire("a"), Reason.COLD_START, MINUTE);
        unknown.pass(MINUTE);
        isGranted(unknown.acquire("a"));
    }

    @Test
    void every_operation_but_stats_begins_a_cold_start() {
        TestAccount asked = new TestAccount(store);
        TestAccount throttled = new TestAccount(store);

        assertThat(asked.state()).isEqualTo(new State(0, 0, Option.none()));
        throttled.throttled(MINUTE);

        waits(asked.acquire("a"), Reason.COLD_START, SPAN);
        waits(throttled.acquire("a"), Reason.COLD_START, SPAN);
        assertThat(asked.state()).isEqualTo(new State(0, 0, Option.none()));
    }

    @Test
    void as_many_permits_as_the_limit_are_granted() {
        isGranted(account.acquire("a"));
        isGranted(account.acquire("b"));
        isGranted(account.acquire("c"));

        waits(account.acquire("d"), Reason.USED_UP, SPAN);
    }

    @Test
    void a_slot_is_free_one_span_after_its_attempt_has_ended() {
        isGranted(account.acquire("a"));
        isGranted(account.acquire("b"));
        isGranted(account.acquire("c"));
        account.pass(MINUTE);
        account.end("b");

        account.pass(SPAN.minus(MINUTE));
        waits(account.acquire("d"), Reason.USED_UP, MINUTE);
        account.pass(MINUTE);
        isGranted(account.acquire("d"));
        waits(account.acquire("e"), Reason.USED_UP, Duration.ofMinutes(59));
    }

    @Test
    void a_permit_that_is_not_renewed_is_free_after_its_lease() {
        isGranted(account.acquire("a"));
        isGranted(account.acquire("b"));
        isGranted(account.acquire("c"));
        account.pass(SPAN);
        account.renew("a", "b");
        account.pass(Duration.ofHours(1));

        isGranted(account.acquire("d"));
        waits(account.acquire("e"), Reason.USED_UP, SPAN);
    }

    @Test
    void a_permit_that_the_store_has_lost_occupies_a_slot_again_when_it_is_renewed_or_ended() {
        account.renew("a");
        account.end("b", "c");

        waits(account.acquire("d"), Reason.USED_UP, SPAN);
        assertThat(account.state()).isEqualTo(new State(0, 1, Option.none()));
    }

    @Test
    void a_permit_that_was_not_used_is_free_at_once() {
        isGranted(account.acquire("a"));
        isGranted(account.acquire("b"));
        isGranted(account.acquire("c"));

        account.giveBack("b", "unknown");

        isGranted(account.acquire("d"));
        waits(account.acquire("e"), Reason.USED_UP, SPAN);
    }

    @Test
    void a_permit_that_is_acquired_again_occupies_one_slot() {
        isGranted(account.acquire("a"));
        isGranted(account.acquire("a"));
        isGranted(account.acquire("b"));
        isGranted(account.acquire("c"));

        isGranted(account.acquire("b"));
        account.throttled(MINUTE);
        isGranted(account.acquire("b"));
        waits(account.acquire("d"), Reason.PAUSED, MINUTE);
    }

    @Test
    void a_pause_is_followed_by_one_probe_whose_end_lets_others_begin() {
        account.throttled(Duration.ofHours(1));
        waits(account.acquire("a"), Reason.PAUSED, Duration.ofHours(1));
        account.pass(Duration.ofHours(1));

        isGranted(account.acquire("a"));
        waits(account.acquire("b"), Reason.PROBING, Duration.ofSeconds(10));
        account.end("a");
        isGranted(account.acquire("b"));
        isGranted(account.acquire("c"));
    }

    @Test
    void a_probe_that_was_not_used_is_followed_by_another() {
        account.throttled(Duration.ZERO);
        account.pass(MINUTE);
        isGranted(account.acquire("a"));

        account.giveBack("a");

        isGranted(account.acquire("b"));
        waits(account.acquire("c"), Reason.PROBING, Duration.ofSeconds(10));
    }

    @Test
    void a_probe_that_takes_long_is_followed_by_another_whose_end_counts() {
        account.throttled(Duration.ZERO);
        account.pass(MINUTE);
        isGranted(account.acquire("a"));
        account.pass(MINUTE);

        isGranted(account.acquire("b"));
        account.end("a");
        waits(account.acquire("c"), Reason.PROBING, Duration.ofSeconds(10));
        account.end("b");
        isGranted(account.acquire("c"));
    }

    @Test
    void a_probe_needs_a_slot() {
        account.end("a", "b", "c");
        account.throttled(Duration.ZERO);
        account.pass(MINUTE);

        waits(account.acquire("d"), Reason.USED_UP, SPAN.minus(MINUTE));
    }

    @Test
    void the_pause_doubles_up_to_a_minute_each_time_that_a_probe_is_throttled() {
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(account.isThrottledFor(Duration.ofSeconds(seconds)))
                    .as("%d s", seconds)
                    .isTrue();
            account.giveBack("probe");
            account.pass(MINUTE);
            isGranted(account.acquire("probe"));
        }
        account.end("probe");
        account.pass(SPAN);
        assertThat(account.isThrottledFor(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void attempts_that_are_throttled_together_pause_once_for_the_longest_time() {
        account.throttled(MINUTE.multipliedBy(30));
        account.throttled(MINUTE.multipliedBy(10));
        waits(account.acquire("a"), Reason.PAUSED, MINUTE.multipliedBy(30));

        account.throttled(MINUTE.multipliedBy(50));
        waits(account.acquire("a"), Reason.PAUSED, MINUTE.multipliedBy(50));
    }

    @Test
    void a_pause_may_be_longer_than_any_host_runs() {
        account.throttled(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(account.state().pause().get()).isGreaterThan(Duration.ofDays(36_000));
    }

    @Test
    void the_state_tells_attempts_in_progress_from_those_that_have_ended() {
        isGranted(account.acquire("a"));
        isGranted(account.acquire("b"));
        account.end("b");

        assertThat(account.state()).isEqualTo(new State(1, 1, Option.none()));
        account.pass(SPAN);
        assertThat(account.state().free()).isEqualTo(2);
    }

    @Test
    void slots_go_to_permits_in_the_order_in_which_they_have_begun_to_wait() {
        account.end("a");
        account.pass(MINUTE);
        account.end("b", "c");
        waits(account.acquire("first"), Reason.USED_UP, SPAN.minus(MINUTE));
        // Then the first one has asked again, or has lost its place.
        Duration afterTheFirst = SPAN.minus(MINUTE).plusSeconds(1);
        waits(account.acquire("second"), Reason.USED_UP, afterTheFirst);
        account.giveBack("a");

        waits(account.acquire("second"), Reason.USED_UP, afterTheFirst);
        waits(account.acquire("third"), Reason.USED_UP, afterTheFirst);
        isGranted(account.acquire("first"));
        account.giveBack("b");
        waits(account.acquire("third"), Reason.USED_UP, afterTheFirst);
        isGranted(account.acquire("second"));
    }

    @Test
    void a_permit_that_is_not_asked_for_again_in_time_or_is_given_back_loses_its_place() {
        account.end("a", "b");
        account.pass(MINUTE);
        account.end("c");
        account.acquire("late");
        account.acquire("unused");
        account.pass(SPAN.minus(MINUTE));
        account.giveBack("unused");

        account.pass(MINUTE.dividedBy(2));

        isGranted(account.acquire("new"));
        isGranted(account.acquire("newer"));
        waits(account.acquire("late"), Reason.USED_UP, MINUTE);
    }

    @Test
    void accounts_are_apart() {
        account.end("a", "b", "c");
        TestAccount other = TestAccount.warm(store);

        isGranted(other.acquire("a"));
    }

    @Test
    void an_operation_waits_for_another_on_the_account_and_sees_what_it_has_changed() throws SQLException {
        account.end("a", "b");
        try (Connection other = TestServer.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT interventions_budget_acquire('" + account.name()
                    + "', 3, 36000000000, 40000000000, 1, 1, 'c')");

            CompletableFuture<Reply> last = account.acquiring("d").toCompletableFuture();
            awaitLock(last);
            other.commit();

            waits(TestAccount.result(last), Reason.USED_UP, SPAN);
        }
    }

    /** Until the operation waits for a lock, or has ended without waiting. */
    private static void awaitLock(CompletableFuture<Reply> operation) throws SQLException {
        long start = System.nanoTime();
        try (Connection observer = TestServer.dataSource().getConnection();
                Statement statement = observer.createStatement()) {
            boolean waits = false;
            while (!waits && !operation.isDone()) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MINUTE);
                try (ResultSet locks = statement.executeQuery(
                        "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
                    locks.next();
                    waits = locks.getBoolean(1);
                }
            }
        }
    }
}
