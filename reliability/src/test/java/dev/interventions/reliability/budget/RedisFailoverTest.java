package dev.interventions.reliability.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.testdatabases.TestRedis;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A master and a replica that takes over from it. */
class RedisFailoverTest {

    private static final String ACCOUNT = "account.example.org:443";
    private static final int MAX_ATTEMPTS = 20;
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AutoClose
    private final TestRedis master = TestRedis.start("repl-diskless-sync-delay 0");

    @AutoClose
    private final TestRedis replica = TestRedis.start("replicaof 127.0.0.1 " + master.port());

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final RedisCommands<String, String> atMaster = master.connect().sync();
    private final RedisCommands<String, String> atReplica = replica.connect().sync();
    private final RecordedAttempts attempts = new RecordedAttempts();

    private static RequestBudget budget(TestRedis server, int port) {
        return StoredBudget.of(RedisBudgetStore.over(server.connect(port)), MAX_ATTEMPTS, SPAN, OutagePolicy.waiting());
    }

    private List<Future<?>> work(RequestBudget budget, Duration duration) {
        List<Future<?>> callers = new ArrayList<>();
        for (int caller = 0; caller < 4; caller++) {
            callers.add(threads.submit(() -> attempts.make(budget, ACCOUNT, duration)));
        }
        return callers;
    }

    private static void await(List<Future<?>> callers) throws Exception {
        for (Future<?> caller : callers) {
            caller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void awaitCopy() {
        awaitThat(() -> atReplica.info("replication").contains("master_link_status:up")
                && !atReplica.keys("*").isEmpty());
    }

    private static void awaitThat(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Test
    void a_replica_that_takes_over_from_a_master_that_was_killed_lets_no_attempt_be_too_many() throws Exception {
        try (StoreProxy proxy = new StoreProxy(master.port())) {
            List<Future<?>> callers = work(budget(master, proxy.port()), Duration.ofSeconds(7));
            awaitThat(() -> attempts.number() > MAX_ATTEMPTS);
            awaitCopy();

            master.kill();
            long killed = System.nanoTime();
            atReplica.replicaofNoOne();
            proxy.switchTo(replica.port());
            await(callers);

            assertThat(attempts.mostIn(SPAN)).isLessThanOrEqualTo(MAX_ATTEMPTS);
            assertThat(attempts.untilNext(killed + SPAN.dividedBy(2).toNanos()))
                    .as("no attempt begins for one span")
                    .isGreaterThan(SPAN.dividedBy(2));
        }
    }

    @Test
    void two_masters_permit_twice_the_limit_at_most() throws Exception {
        List<Future<?>> callers = work(budget(master, master.port()), Duration.ofSeconds(8));
        awaitThat(() -> attempts.number() > 0);
        awaitCopy();
        atReplica.replicaofNoOne();
        callers.addAll(work(budget(replica, replica.port()), Duration.ofSeconds(6)));
        await(callers);

        assertThat(attempts.mostIn(SPAN)).isBetween(MAX_ATTEMPTS + 1, 2 * MAX_ATTEMPTS);
    }

    @Test
    void a_master_that_needs_a_replica_permits_nothing_without_it() throws Exception {
        RequestBudget budget = budget(master, master.port());
        budget.acquire(ACCOUNT, PATIENCE).get().close();
        awaitCopy();
        atMaster.configSet("min-replicas-to-write", "1");
        budget.acquire(ACCOUNT, PATIENCE).get().close();

        atReplica.replicaofNoOne();
        awaitThat(() -> atMaster.info("replication").contains("connected_slaves:0"));

        assertThat(budget.acquire(ACCOUNT, Duration.ofSeconds(2)).getLeft().message())
                .contains("NOREPLICAS");
    }
}
