package dev.interventions.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import dev.interventions.testdatabases.TestRedis;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a server of its own, and makes it fail. */
@Timeout(300)
class RedisOutageTest {

    private static final String ACCOUNT = "account.example.org:443";
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    private final StatefulRedisConnection<String, String> connection = redis.connect();
    private final RedisCommands<String, String> server = redis.connect().sync();
    private final RequestBudget budget = budget(connection);

    private static RequestBudget budget(StatefulRedisConnection<String, String> connection) {
        return StoredBudget.of(
                RedisBudgetStore.over(connection).withName("Redis at cache"), 100, SPAN, OutagePolicy.waiting());
    }

    private void attempt() {
        budget.acquire(ACCOUNT, TIMEOUT).get().close();
    }

    private static String refusal(RequestBudget of, String... parts) {
        return Refusal.await(of, ACCOUNT, parts);
    }

    @Test
    void an_attempt_costs_two_round_trips() {
        RequestBudget counted = afterTheColdStart();
        counted.acquire(ACCOUNT, TIMEOUT).get().close();
        // Both scripts are known now.
        awaitCalls("eval", 2);
        server.configResetstat();
        for (int attempt = 0; attempt < 50; attempt++) {
            counted.acquire(ACCOUNT, TIMEOUT).get().close();
        }
        // No caller waits for the end of its attempt.
        awaitCalls("evalsha", 100);

        assertThat(calls("evalsha")).isEqualTo(100);
        assertThat(calls("eval")).isZero();
    }

    /** A budget that renews no lease and repeats no call, on whatever machine. */
    private RequestBudget afterTheColdStart() {
        RequestBudget asking;
        do {
            asking = ArrangedBudget.withoutTime(RedisBudgetStore.over(connection), 100, SPAN);
        } while (asking.acquire(ACCOUNT, Duration.ZERO).isLeft());
        return asking;
    }

    private void awaitCalls(String command, int atLeast) {
        long start = System.nanoTime();
        while (calls(command) < atLeast && System.nanoTime() - start < TIMEOUT.toNanos()) {
            Thread.onSpinWait();
        }
    }

    private int calls(String command) {
        Matcher calls = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)").matcher(server.info("commandstats"));
        return calls.find() ? Integer.parseInt(calls.group(1)) : 0;
    }

    @Test
    void scripts_that_the_server_has_lost_are_sent_again() {
        attempt();
        server.scriptFlush();

        attempt();
    }

    @Test
    void a_server_that_is_restarted_without_data_begins_with_a_cold_start() throws Exception {
        attempt();
        redis.kill();
        assertThat(refusal(budget, "is unavailable ("))
                .startsWith("Redis at cache, the store of the request budget, is unavailable (");

        redis.startAgain();
        attempt();
    }

    @Test
    void a_server_that_has_lost_its_data_gives_no_permit_for_one_span() {
        attempt();
        long start = System.nanoTime();
        server.flushall();

        attempt();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SPAN.minusMillis(1));
    }

    @Test
    void a_server_that_has_lost_its_data_says_so() {
        attempt();
        server.flushall();

        refusal(patient(connection), "is new or has lost its data");
    }

    /** A budget whose span isn't over during a test. */
    private static RequestBudget patient(StatefulRedisConnection<String, String> connection) {
        return StoredBudget.of(RedisBudgetStore.over(connection), 100, Duration.ofHours(1), OutagePolicy.waiting());
    }

    @Test
    void a_server_that_starts_again_from_a_snapshot_gives_no_permit_for_one_span(@TempDir Path directory)
            throws Exception {
        try (TestRedis saving = TestRedis.start("dir " + directory)) {
            StatefulRedisConnection<String, String> over = saving.connect();
            RequestBudget saved = budget(over);
            saved.acquire(ACCOUNT, TIMEOUT).get().close();
            saved.acquire("another account", TIMEOUT).get().close();
            over.sync().save();
            saving.kill();
            long start = System.nanoTime();
            saving.startAgain();

            assertThat(over.sync().keys("*")).isNotEmpty();
            Refusal.await(patient(saving.connect()), "another account", "is new or has lost its data");
            budget(saving.connect()).acquire(ACCOUNT, TIMEOUT).get().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SPAN.minusMillis(1));
        }
    }

    @Test
    void a_server_that_hangs_does_not_block_a_caller() {
        attempt();
        server.clientPause(30_000);

        assertThat(refusal(budget)).startsWith("Redis at cache");
    }

    @Test
    void a_server_that_is_a_replica_now_refuses_to_write() {
        attempt();
        server.replicaof("127.0.0.1", 1);
        refusal(budget, "is unavailable (", "replica");

        server.replicaofNoOne();
        attempt();
    }

    @Test
    void a_server_that_is_out_of_memory_takes_no_new_account() {
        server.configSet("maxmemory", "1");
        refusal(budget, "is unavailable (", "OOM");

        server.configSet("maxmemory", "0");
        attempt();
    }

    @Test
    void a_server_that_is_out_of_memory_still_counts_the_attempts_of_an_account_that_it_knows() {
        RequestBudget narrow =
                StoredBudget.of(RedisBudgetStore.over(connection), 2, Duration.ofMinutes(1), OutagePolicy.waiting());
        // Makes the account known. This attempt counts only for a second.
        attempt();
        narrow.acquire(ACCOUNT, TIMEOUT).get();
        server.configSet("maxmemory", "1");
        narrow.acquire(ACCOUNT, TIMEOUT).get();

        refusal(narrow, "the budget of 2 requests in 60 s for all processes is used up");
    }

    @Test
    void a_user_without_permission_for_a_command_is_told_which() {
        server.aclSetuser(
                "limited",
                AclSetuserArgs.Builder.on()
                        .addPassword("hunter2")
                        .allKeys()
                        .allCommands()
                        .removeCommand(CommandType.ZADD));

        RequestBudget limited = budget(redis.connectAs("limited", "hunter2"));
        assertThat(refusal(limited, "is unavailable (", "can't run this command"))
                .doesNotContain("hunter2");
    }

    @Test
    void a_server_that_asks_for_a_password_now_is_unavailable() {
        attempt();
        server.configSet("requirepass", "hunter2");
        server.clientKill(KillArgs.Builder.typeNormal().skipme());
        refusal(budget, "Redis at cache", "is unavailable (");

        server.configSet("requirepass", "");
        attempt();
    }
}
