package dev.interventions.budget.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.store.BudgetStore.Granted;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import io.vavr.collection.List;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SeveralClientsTest {

    private static final Limit LIMIT = new Limit(20, Duration.ofMillis(400), Duration.ofMinutes(1));
    private static final int CLIENTS = 6;
    private static final int ATTEMPTS = 120;
    private static final List<Integer> LEVELS = List.of(
            Connection.TRANSACTION_READ_COMMITTED,
            Connection.TRANSACTION_REPEATABLE_READ,
            Connection.TRANSACTION_SERIALIZABLE);

    /** Measured so that it is never longer than it was. */
    private record Attempt(long begun, long ended) {

        boolean countsAt(long moment) {
            return begun - moment <= 0 && ended + LIMIT.span().toNanos() - moment > 0;
        }
    }

    private final String account = UUID.randomUUID().toString().replace("-", "");
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    @AutoClose("shutdownNow")
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @Test
    void together_never_have_more_attempts_in_a_span_than_the_limit() throws Exception {
        List<Future<?>> running = List.range(0, CLIENTS)
                .map(client -> clients.submit(() -> {
                    runClient(LEVELS.get(client % LEVELS.size()));
                    return null;
                }));
        for (Future<?> client : running) {
            client.get(90, TimeUnit.SECONDS);
        }

        assertThat(attempts).hasSizeGreaterThanOrEqualTo(ATTEMPTS);
        assertThat(List.ofAll(attempts)
                        .map(last -> attempts.stream()
                                .filter(attempt -> attempt.countsAt(last.begun()))
                                .count())
                        .max()
                        .get())
                .as("the most attempts in one span")
                .isLessThanOrEqualTo(LIMIT.maxAttempts());
    }

    /** As a process of its own: with its own store, connection and isolation level. */
    private void runClient(int level) throws SQLException, InterruptedException {
        try (KeptConnection connection = new KeptConnection(TestServer.dataSource())) {
            connection.dataSource().getConnection().setTransactionIsolation(level);
            PostgresqlBudgetStore store = PostgresqlBudgetStore.over(connection.dataSource());
            while (attempts.size() < ATTEMPTS) {
                String permit = UUID.randomUUID().toString();
                Reply reply = TestAccount.result(store.acquire(account, LIMIT, permit));
                if (reply instanceof Granted) {
                    long begun = System.nanoTime();
                    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(30));
                    attempts.add(new Attempt(begun, System.nanoTime()));
                    TestAccount.result(store.end(account, LIMIT, List.of(permit), List.empty()));
                } else if (reply instanceof Wait wait) {
                    TimeUnit.NANOSECONDS.sleep(wait.time().toNanos());
                }
            }
        }
    }
}
