package dev.interventions.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several budgets on one real server, each over a connection of its own as in a separate process. */
class BudgetInRedisTest {

    private static final Duration SPAN = Duration.ofSeconds(2);
    private static final int MAX_ATTEMPTS = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String account = UUID.randomUUID() + ".example.org:443";

    @AutoClose
    private final StatefulRedisConnection<String, String> connection = SharedRedis.connect();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private static RequestBudget budget(StatefulRedisConnection<String, String> over) {
        return ArrangedBudget.withLongLease(RedisBudgetStore.over(over), MAX_ATTEMPTS, SPAN);
    }

    @Test
    void no_window_ever_has_too_many_attempts_of_four_budgets_with_four_threads_each() throws Exception {
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> callers = new ArrayList<>();
        for (int process = 0; process < 4; process++) {
            RequestBudget budget = budget(SharedRedis.connect());
            for (int thread = 0; thread < 4; thread++) {
                callers.add(() -> {
                    while (attempts.size() < 4 * MAX_ATTEMPTS) {
                        attempts.add(attempt(budget));
                    }
                    return null;
                });
            }
        }
        for (Future<Void> caller : threads.invokeAll(callers)) {
            caller.get();
        }

        assertThat(mostInOneWindow(attempts)).isLessThanOrEqualTo(MAX_ATTEMPTS);
    }

    private Attempt attempt(RequestBudget budget) {
        try (Permit permit = budget.acquire(account, TIMEOUT).get()) {
            long beganAt = System.nanoTime();
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(30)));
            assertThat(permit).isNotNull();
            return new Attempt(beganAt, System.nanoTime());
        }
    }

    /** The service may count a request at any time between its beginning and its end. */
    private static int mostInOneWindow(Queue<Attempt> attempts) {
        List<Attempt> byBeginning = attempts.stream()
                .sorted(Comparator.comparingLong(Attempt::beganAt))
                .toList();
        int most = 0;
        for (Attempt last : byBeginning) {
            most = Math.max(most, (int) byBeginning.stream()
                    .filter(other -> other.beganAt <= last.beganAt && other.endedAt > last.beganAt - SPAN.toNanos())
                    .count());
        }
        return most;
    }

    private record Attempt(long beganAt, long endedAt) {}

    @Test
    void a_store_closes_the_connection_that_it_has_opened() {
        RedisBudgetStore own = RedisBudgetStore.connect(SharedRedis.uri()).withName("my Redis");
        RequestBudget budget = StoredBudget.of(own, MAX_ATTEMPTS, SPAN, OutagePolicy.waiting());
        budget.acquire(account, TIMEOUT).get().close();

        own.close();

        assertThat(Refusal.await(budget, account, "is unavailable ("))
                .startsWith("my Redis, the store of the request budget, is unavailable (");
    }

    @Test
    void a_store_leaves_the_hosts_connection_open() {
        RedisBudgetStore.over(connection).close();

        assertThat(budget(connection).acquire(account, TIMEOUT).isRight()).isTrue();
    }

    @Test
    void a_redis_that_is_unavailable_is_reported_when_a_store_connects() {
        assertThatThrownBy(() -> RedisBudgetStore.connect("redis://:hunter2@127.0.0.1:1"))
                .isInstanceOf(RedisConnectionException.class)
                .hasMessageContaining("127.0.0.1")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void all_budgets_pause_after_a_429_in_one_of_them() {
        RequestBudget one = budget(connection);
        RequestBudget other = budget(connection);
        one.acquire(account, TIMEOUT).get().close();

        one.throttled(account, Option.some(Duration.ofHours(1)));

        assertThat(other.acquire(account, TIMEOUT).getLeft().message()).contains("the service's limit of requests");
        assertThat(statsOf(other).pause().get()).isGreaterThan(Duration.ofMinutes(50));
    }

    /** On a machine under load, a reply may be late. */
    private BudgetStats statsOf(RequestBudget budget) {
        long start = System.nanoTime();
        Option<BudgetStats> stats = budget.stats(account);
        while (stats.isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
            stats = budget.stats(account);
        }
        return stats.get();
    }

    @Test
    void redis_holds_no_name_of_an_account() {
        RequestBudget budget = budget(connection);
        Permit inProgress = budget.acquire(account, TIMEOUT).get();
        budget.acquire(account, TIMEOUT).get().close();
        budget.throttled(account, Option.none());
        assertThat(statsOf(budget).pause()).isNotEmpty();

        List<String> contents = new ArrayList<>();
        for (String key : connection.sync().keys("*")) {
            contents.add(key);
            contents.addAll(
                    connection.sync().type(key).equals("zset")
                            ? connection.sync().zrange(key, 0, -1)
                            : connection.sync().hvals(key));
        }

        assertThat(contents).isNotEmpty().noneMatch(text -> text.contains(account) || text.contains("example.org"));
        inProgress.close();
    }
}
