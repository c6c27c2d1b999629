package dev.interventions.reliability.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.testdatabases.TestRedis;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A master and a replica that takes over from it. */
class RedisFailoverTest {

    private static final String ACCOUNT = "account.example.org:443";
    private static final int MAX_ATTEMPTS = 20;
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    /** Longer than a thread is halted on a machine under load, so that no attempt in progress loses its slot. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    @AutoClose
    private final TestRedis master = TestRedis.start("repl-diskless-sync-delay 0");

    @AutoClose
    private final TestRedis replica = TestRedis.start("replicaof 127.0.0.1 " + master.port());

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final RedisCommands<String, String> atMaster = master.connect().sync();
    private final RedisCommands<String, String> atReplica = replica.connect().sync();
    private final RecordedAttempts attempts = new RecordedAttempts();
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final List<Future<?>> callers = new ArrayList<>();

    private static RequestBudget budget(TestRedis server, int port) {
        return ArrangedBudget.of(RedisBudgetStore.over(server.connect(port)), MAX_ATTEMPTS, SPAN, GRACE);
    }

    /** Until {@link #stop}. */
    private void work(RequestBudget budget) {
        for (int caller = 0; caller < 4; caller++) {
            callers.add(threads.submit(() -> attempts.makeWhile(working::get, budget, ACCOUNT, SPAN)));
        }
    }

    private void stop() throws Exception {
        working.set(false);
        for (Future<?> caller : callers) {
            caller.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void awaitCopy() {
        awaitThat(() -> atReplica.info("replication").contains("master_link_status:up")
                && !atReplica.keys("*").isEmpty());
    }

    private static void awaitThat(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Test
    void a_replica_that_takes_over_from_a_master_that_was_killed_lets_no_attempt_be_too_many() throws Exception {
        try (StoreProxy proxy = new StoreProxy(master.port())) {
            work(budget(master, proxy.port()));
            awaitThat(() -> attempts.number() > MAX_ATTEMPTS);
            awaitCopy();

            master.kill();
            long killed = System.nanoTime();
            atReplica.replicaofNoOne();
            proxy.switchTo(replica.port());
            budget(replica, replica.port()).acquire(ACCOUNT, TIMEOUT).get().close();
            assertThat(Duration.ofNanos(System.nanoTime() - killed))
                    .as("the time until a new process gets a permit from the replica")
                    .isGreaterThan(SPAN.minusMillis(1));
            int before = attempts.number();
            awaitThat(() -> attempts.number() > before + MAX_ATTEMPTS);
            stop();

            assertThat(attempts.mostIn(SPAN)).isLessThanOrEqualTo(MAX_ATTEMPTS);
        }
    }

    @Test
    void two_masters_permit_twice_the_limit_at_most() throws Exception {
        work(budget(master, master.port()));
        awaitThat(() -> attempts.number() > 0);
        awaitCopy();
        atReplica.replicaofNoOne();
        work(budget(replica, replica.port()));
        awaitThat(() -> attempts.mostIn(SPAN) > MAX_ATTEMPTS);
        stop();

        assertThat(attempts.mostIn(SPAN)).isBetween(MAX_ATTEMPTS + 1, 2 * MAX_ATTEMPTS);
    }

    @Test
    void a_master_that_needs_a_replica_permits_nothing_without_it() throws Exception {
        RequestBudget budget = budget(master, master.port());
        budget.acquire(ACCOUNT, TIMEOUT).get().close();
        awaitCopy();
        atMaster.configSet("min-replicas-to-write", "1");
        budget.acquire(ACCOUNT, TIMEOUT).get().close();

        atReplica.replicaofNoOne();
        awaitThat(() -> atMaster.info("replication").contains("connected_slaves:0"));

        awaitThat(() -> budget.acquire(ACCOUNT, SPAN).getLeft().message().contains("NOREPLICAS"));
    }
}
