package com.example.fleet;

import com.zaxxer.hikari.HikariDataSource;
import dev.interventions.budget.postgresql.PostgresqlBudgetStore;
import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.SlidingWindowBudget;
import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.OutagePolicy;
import dev.interventions.port.budget.store.StoredBudget;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vavr.collection.List;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;

/** Measures the cost of a store for an attempt, compared with the simplest request to the same server and with a budget in one process. */
final class StoreCost {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final Duration SPAN = Duration.ofMillis(200);
    private static final Limit LIMIT = new Limit(1_000_000, SPAN, SPAN.multipliedBy(2));

    /** Together about as many attempts as the service accepts in four minutes, since databases clean up at intervals of that order. */
    private static final int ROUNDS = 20;

    private static final int CALLS = 100;
    private static final int MICROS = 1_000;

    private long number;

    private StoreCost() {}

    /** Starts both servers, and prints a line for each. */
    public static void main(String... arguments) throws IOException, SQLException {
        StoreCost cost = new StoreCost();
        cost.inProcess();
        cost.redis();
        cost.postgresql();
        System.exit(0);
    }

    private void inProcess() {
        RequestBudget budget = SlidingWindowBudget.of(LIMIT.maxAttempts(), SPAN);
        System.out.printf(
                Locale.ROOT, "in one process: acquire and close %.1f µs%n", median(medians(() -> attempt(budget))[0]));
    }

    private void redis() throws IOException {
        int port = FreePort.find();
        RedisServer server = new RedisServer(port);
        server.start();
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            report("Redis", "PING", () -> connection.sync().ping(), RedisBudgetStore.over(connection));
        } finally {
            client.shutdown();
            server.stop();
        }
    }

    private void postgresql() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(PostgresqlBudgetStore.schema());
            }
            report("PostgreSQL", "SELECT 1", () -> select(pool), PostgresqlBudgetStore.over(pool));
        }
    }

    private static void select(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void report(String name, String question, Runnable ping, BudgetStore store) {
        String[] last = new String[1];
        RequestBudget budget = StoredBudget.of(store, LIMIT.maxAttempts(), SPAN, OutagePolicy.waiting());
        budget.acquire("cost", Duration.ofSeconds(10)).get().close();
        waitForColdStart(store);
        double[][] medians = medians(
                ping,
                () -> {
                    last[0] = "permit-" + number++;
                    store.acquire(ACCOUNT, LIMIT, last[0]).toCompletableFuture().join();
                },
                () -> store.end(ACCOUNT, LIMIT, List.of(last[0]), List.empty())
                        .toCompletableFuture()
                        .join(),
                () -> attempt(budget));
        System.out.printf(
                Locale.ROOT,
                "%s: %s %.0f µs, acquire %s, end %s; an attempt's caller waits %.0f µs%n",
                name,
                question,
                median(medians[0]),
                comparedWith(medians[0], medians[1]),
                comparedWith(medians[0], medians[2]),
                median(medians[3]));
    }

    /** The median time, and its ratio to the other time in the same round: median, minimum and maximum of all rounds. */
    private static String comparedWith(double[] other, double[] micros) {
        double[] ratios = IntStream.range(0, micros.length)
                .mapToDouble(round -> micros[round] / other[round])
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%.0f µs (%.2f; %.2f to %.2f)",
                median(micros),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1]);
    }

    private void waitForColdStart(BudgetStore store) {
        while (!(store.acquire(ACCOUNT, LIMIT, "first").toCompletableFuture().join() instanceof BudgetStore.Granted)) {
            Thread.onSpinWait();
        }
    }

    private static void attempt(RequestBudget budget) {
        budget.acquire("cost", Duration.ofSeconds(10)).get().close();
    }

    /** The median in microseconds of each call in each round of the second half. The calls run in turn. */
    private static double[][] medians(Runnable... calls) {
        double[][] medians = new double[calls.length][ROUNDS / 2];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] micros = new double[calls.length][CALLS];
            for (int call = 0; call < CALLS; call++) {
                for (int which = 0; which < calls.length; which++) {
                    long begin = System.nanoTime();
                    calls[which].run();
                    micros[which][call] = (double) (System.nanoTime() - begin) / MICROS;
                }
            }
            for (int which = 0; which < calls.length; which++) {
                medians[which][round % (ROUNDS / 2)] = median(micros[which]);
            }
        }
        return medians;
    }

    private static double median(double... values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
