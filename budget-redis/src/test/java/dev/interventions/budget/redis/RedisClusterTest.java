package dev.interventions.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.BudgetStats;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.testdatabases.TestRedis;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster refuses scripts whose keys are in different slots. */
class RedisClusterTest {

    private static final int SLOTS = 16_384;

    @Test
    void all_operations_run_in_a_cluster(@TempDir Path directory) throws Exception {
        try (TestRedis redis =
                TestRedis.start("cluster-enabled yes", "cluster-config-file " + directory.resolve("nodes.conf"))) {
            redis.connect().sync().clusterAddSlots(IntStream.range(0, SLOTS).toArray());
            RedisClusterClient client = RedisClusterClient.create(redis.uri());
            StatefulRedisClusterConnection<String, String> connection = client.connect();
            RequestBudget budget = StoredBudget.of(
                    RedisBudgetStore.over(connection), 10, Duration.ofSeconds(1), OutagePolicy.waiting());

            for (String account : new String[] {"one.example.org:443", "other.example.org:443"}) {
                budget.acquire(account, Duration.ofSeconds(60)).get().close();
                budget.throttled(account, Option.some(Duration.ofHours(1)));
                assertThat(budget.acquire(account, Duration.ofSeconds(60)).isLeft())
                        .isTrue();
                awaitPause(budget, account);
            }
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private static void awaitPause(RequestBudget budget, String account) {
        long start = System.nanoTime();
        while (budget.stats(account).flatMap(BudgetStats::pause).isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        }
    }
}
