package dev.interventions.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.store.BudgetStore.Granted;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.BudgetStore.Reason;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The effect of each operation in a real server. Times are too long to end during a test, unless the test waits for it. */
class RedisBudgetStoreTest {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofHours(2);
    private static final Limit LIMIT = new Limit(2, SPAN, LEASE);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Granted GRANTED = new Granted();

    @AutoClose
    private final StatefulRedisConnection<String, String> connection = SharedRedis.connect();

    private final RedisBudgetStore store = RedisBudgetStore.over(connection);
    private final String account = UUID.randomUUID().toString().replace("-", "");

    /** As if the account had been known for a long time. */
    private void know() {
        String server = connection.sync().info("server");
        connection.sync().zadd(slots(), -1, server.replaceAll("(?s).*run_id:(\\w+).*", "*$1"));
    }

    private String slots() {
        return "interventions:budget:{" + account + "}:slots";
    }

    private Reply acquire(String permit) {
        return acquire(LIMIT, permit);
    }

    private Reply acquire(Limit limit, String permit) {
        return get(store.acquire(account, limit, permit));
    }

    private Wait refused(String permit) {
        return (Wait) acquire(permit);
    }

    private void end(String... permits) {
        get(store.end(account, LIMIT, List.of(permits), List.empty()));
    }

    private void giveBack(String... permits) {
        get(store.end(account, LIMIT, List.empty(), List.of(permits)));
    }

    private void renew(Limit limit, Seq<String> permits) {
        get(store.renew(account, limit, permits));
    }

    private void throttled(Duration pause) {
        get(store.throttled(account, LIMIT, pause));
    }

    private State state() {
        return get(store.stats(account, LIMIT));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Test
    void grants_as_many_permits_as_there_are_slots() {
        know();

        assertThat(acquire("a")).isEqualTo(GRANTED);
        assertThat(acquire("b")).isEqualTo(GRANTED);
        assertThat(refused("c").reason()).isEqualTo(Reason.USED_UP);
        assertThat(state()).isEqualTo(new State(0, 2, Option.none()));
    }

    @Test
    void a_permit_that_is_acquired_again_occupies_one_slot() {
        know();
        acquire("a");

        assertThat(acquire("a")).isEqualTo(GRANTED);
        assertThat(state()).isEqualTo(new State(1, 1, Option.none()));
    }

    @Test
    void a_wait_for_an_attempt_in_progress_is_one_span_since_it_may_end_now() {
        know();
        acquire("a");
        acquire("b");

        assertThat(refused("c").time()).isEqualTo(SPAN);
    }

    @Test
    void a_wait_for_an_attempt_that_has_ended_is_the_rest_of_the_span() {
        know();
        acquire("a");
        acquire("b");
        end("b");

        assertThat(refused("c").time()).isBetween(SPAN.minusMinutes(5), SPAN.minusNanos(1));
        assertThat(state()).isEqualTo(new State(0, 1, Option.none()));
    }

    @Test
    void a_slot_is_free_when_the_span_after_its_attempt_is_over() {
        know();
        acquire("a");
        acquire("b");
        long start = System.nanoTime();
        get(store.end(account, new Limit(2, Duration.ofMillis(100), SPAN), List.of("b"), List.empty()));

        assertThat(grantedAfter(start, LIMIT, "c")).isBetween(Duration.ofMillis(99), TIMEOUT);
    }

    @Test
    void a_slot_is_free_when_its_lease_is_over() {
        know();
        acquire("a");
        long start = System.nanoTime();
        acquire(new Limit(2, Duration.ofMillis(1), Duration.ofMillis(100)), "b");

        assertThat(grantedAfter(start, LIMIT, "c")).isBetween(Duration.ofMillis(99), TIMEOUT);
    }

    /** Asks until the permit is granted. */
    private Duration grantedAfter(long start, Limit limit, String permit) {
        while (!acquire(limit, permit).equals(GRANTED) && System.nanoTime() - start < TIMEOUT.toNanos()) {
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void a_permit_that_was_not_used_frees_its_slot_at_once() {
        know();
        acquire("a");
        acquire("b");
        giveBack("a");

        assertThat(acquire("c")).isEqualTo(GRANTED);
    }

    @Test
    void permits_that_the_store_has_lost_count_again_when_they_are_renewed_or_ended() {
        know();
        renew(LIMIT, List.of("a", "b"));
        end("c");

        assertThat(state()).isEqualTo(new State(0, 2, Option.none()));
        assertThat(refused("d").reason()).isEqualTo(Reason.USED_UP);
    }

    @Test
    void a_permit_that_is_renewed_has_a_new_lease() {
        know();
        acquire(new Limit(2, Duration.ofMillis(1), Duration.ofMillis(100)), "a");
        renew(LIMIT, List.of("a"));
        acquire("b");
        Limit other = new Limit(1, SPAN, LEASE);
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(150)) {
            assertThat(acquire(other, "c")).isInstanceOf(Wait.class);
        }
    }

    @Test
    void an_unknown_account_gets_no_permit_for_one_span() {
        Limit brief = new Limit(2, Duration.ofMillis(300), Duration.ofSeconds(1));
        long start = System.nanoTime();
        Wait wait = (Wait) acquire(brief, "a");

        assertThat(wait.reason()).isEqualTo(Reason.COLD_START);
        assertThat(wait.time()).isLessThanOrEqualTo(Duration.ofMillis(300));
        assertThat(grantedAfter(start, brief, "a")).isBetween(Duration.ofMillis(299), TIMEOUT);
    }

    @Test
    void the_first_operation_on_an_unknown_account_begins_the_cold_start() {
        assertThat(state()).isEqualTo(new State(0, 0, Option.none()));
        assertThat(connection.sync().exists(slots())).isZero();

        end("a");

        assertThat(refused("b").reason()).isEqualTo(Reason.COLD_START);
        assertThat(state().free()).isZero();
    }

    @Test
    void keys_do_not_expire() {
        know();
        acquire("a");
        throttled(Duration.ZERO);

        for (String key : connection.sync().keys("interventions:budget:{" + account + "}*")) {
            assertThat(connection.sync().ttl(key)).as(key).isEqualTo(-1);
        }
    }

    @Test
    void a_pause_lasts_for_a_second_or_as_long_as_the_service_asks() {
        know();
        pausesFor(Duration.ofSeconds(1));

        throttled(Duration.ofHours(1));
        assertThat(refused("a").reason()).isEqualTo(Reason.PAUSED);
        assertThat(refused("a").time()).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
        assertThat(state().pause().get()).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
    }

    @Test
    void the_longest_pause_can_be_waited_for() {
        know();
        throttled(Duration.ofNanos(Long.MAX_VALUE / 2));

        assertThat(refused("a").time()).isGreaterThan(Duration.ofDays(365 * 100));
    }

    @Test
    void a_pause_of_any_length_is_possible() {
        know();
        throttled(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

        assertThat(refused("a").time()).isGreaterThan(Duration.ofDays(365 * 100));
    }

    @Test
    void one_permit_is_the_probe_and_its_end_ends_the_throttling() {
        know();
        pauseIsOver(1);
        assertThat(acquire("probe")).isEqualTo(GRANTED);
        assertThat(refused("b").reason()).isEqualTo(Reason.PROBING);
        assertThat(refused("b").time()).isLessThanOrEqualTo(Duration.ofSeconds(10));

        end("probe");

        assertThat(acquire("b")).isEqualTo(GRANTED);
        assertThat(state().pause()).isEmpty();
    }

    @Test
    void a_probe_that_was_not_used_is_followed_by_another() {
        know();
        pauseIsOver(1);
        acquire("unused");
        giveBack("unused");

        assertThat(acquire("probe")).isEqualTo(GRANTED);
        assertThat(refused("b").reason()).isEqualTo(Reason.PROBING);
    }

    @Test
    void a_probe_that_takes_long_is_followed_by_another() {
        know();
        pauseIsOver(1);
        acquire("slow");
        connection.sync().hset(throttling(), "end", "1");

        assertThat(acquire("probe")).isEqualTo(GRANTED);
        end("slow");
        assertThat(refused("b").reason()).isEqualTo(Reason.PROBING);
    }

    @Test
    void the_pause_doubles_with_each_throttled_probe_up_to_a_minute() {
        know();
        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            pausesFor(Duration.ofSeconds(seconds));
            // However slow the machine is, the next is throttled during the pause, which counts only once.
            pauseEndsAt(serverMicros() + TimeUnit.HOURS.toMicros(1));
            throttled(Duration.ZERO);
            pauseEndsAt(1);
            giveBack("probe");
            assertThat(acquire("probe")).isEqualTo(GRANTED);
        }
        end("probe");
        pausesFor(Duration.ofSeconds(1));
    }

    /** The next pause is this long, however late it is looked at. */
    private void pausesFor(Duration expected) {
        long before = serverMicros();
        throttled(Duration.ZERO);
        long after = serverMicros();
        long end = Long.parseLong(connection.sync().hget(throttling(), "end"));
        assertThat(TimeUnit.NANOSECONDS.toMicros(expected.toNanos())).isBetween(end - after, end - before);
    }

    private long serverMicros() {
        java.util.List<String> time = connection.sync().time();
        return TimeUnit.SECONDS.toMicros(Long.parseLong(time.get(0))) + Long.parseLong(time.get(1));
    }

    @Test
    void a_probe_needs_a_slot() {
        know();
        acquire("a");
        acquire("b");
        pauseIsOver(1);

        assertThat(refused("c").reason()).isEqualTo(Reason.USED_UP);
    }

    private void pauseIsOver(int microsecondsAfterTheEpoch) {
        throttled(Duration.ZERO);
        pauseEndsAt(microsecondsAfterTheEpoch);
    }

    private void pauseEndsAt(long microsecondsAfterTheEpoch) {
        connection.sync().hset(throttling(), "end", Long.toString(microsecondsAfterTheEpoch));
    }

    private String throttling() {
        return "interventions:budget:{" + account + "}:throttling";
    }

    @Test
    void permits_that_wait_are_served_in_the_order_in_which_they_were_asked_for() {
        know();
        acquire("a");
        acquire("b");
        refused("first");
        refused("second");
        giveBack("a");

        assertThat(refused("second").reason()).isEqualTo(Reason.USED_UP);
        assertThat(refused("third").reason()).isEqualTo(Reason.USED_UP);
        assertThat(acquire("first")).isEqualTo(GRANTED);
        giveBack("b");
        assertThat(refused("third").reason()).isEqualTo(Reason.USED_UP);
        assertThat(acquire("second")).isEqualTo(GRANTED);
    }

    @Test
    void a_permit_waits_for_the_slot_after_those_of_the_permits_before_it() {
        know();
        Duration span = Duration.ofMinutes(10);
        Duration later = Duration.ofMillis(200);
        acquire("a");
        acquire("b");
        get(store.end(account, new Limit(2, span, LEASE), List.of("a"), List.empty()));
        get(store.end(account, new Limit(2, span.plus(later), LEASE), List.of("b"), List.empty()));

        long start = System.nanoTime();
        Duration first = refused("first").time();
        Duration second = refused("second").time();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

        assertThat(first).isLessThanOrEqualTo(span);
        assertThat(second.plus(elapsed)).isGreaterThanOrEqualTo(first.plus(later));
    }

    @Test
    void a_permit_asks_again_when_the_one_before_it_would_be_forgotten() {
        know();
        acquire("a");
        acquire("b");
        get(store.end(account, new Limit(2, Duration.ofMinutes(10), LEASE), List.of("a"), List.empty()));
        refused("first");

        assertThat(refused("second").time())
                .isLessThanOrEqualTo(Duration.ofMinutes(10).plusMillis(250));
    }

    @Test
    void a_permit_that_is_not_asked_for_again_in_time_loses_its_place() {
        know();
        acquire("a");
        acquire("b");
        long start = System.nanoTime();
        acquire(new Limit(2, Duration.ofMillis(1), LEASE), "first");
        giveBack("a");

        assertThat(grantedAfter(start, LIMIT, "second")).isBetween(Duration.ofMillis(250), TIMEOUT);
        assertThat(connection.sync().hkeys("interventions:budget:{" + account + "}:waiting"))
                .isEmpty();
    }

    @Test
    void a_permit_that_is_given_back_while_it_waits_loses_its_place() {
        know();
        acquire("a");
        acquire("b");
        refused("first");
        giveBack("a", "first");

        assertThat(acquire("second")).isEqualTo(GRANTED);
    }

    @Test
    void hundreds_of_permits_are_ended_with_one_call() {
        know();
        Seq<String> permits = List.range(0, 5_000).map(number -> "permit-" + number);
        renew(LIMIT, permits);
        get(store.end(account, LIMIT, permits.take(4_000), permits.drop(4_000)));

        assertThat(connection.sync().zcard(slots())).isEqualTo(4_001);
        assertThat(state().inProgress()).isZero();
    }

    @Test
    void stores_with_different_prefixes_share_no_budget() {
        know();
        acquire("a");
        acquire("b");

        assertThat(get(store.withPrefix("other:").stats(account, LIMIT))).isEqualTo(new State(0, 0, Option.none()));
        assertThat(store.withName("Redis at cache").name()).isEqualTo("Redis at cache");
        assertThat(store.name()).isEqualTo("Redis");
    }

    @Test
    void any_client_can_run_the_scripts() {
        know();
        RedisBudgetStore other =
                RedisBudgetStore.over((script, keys, arguments) -> CompletableFuture.completedFuture(connection
                        .sync()
                        .eval(
                                script,
                                ScriptOutputType.MULTI,
                                keys.toArray(String[]::new),
                                arguments.toArray(String[]::new))));

        assertThat(get(other.acquire(account, LIMIT, "a"))).isEqualTo(GRANTED);
        assertThat(acquire("b")).isEqualTo(GRANTED);
        assertThat(get(other.acquire(account, LIMIT, "c"))).isInstanceOf(Wait.class);
    }
}
