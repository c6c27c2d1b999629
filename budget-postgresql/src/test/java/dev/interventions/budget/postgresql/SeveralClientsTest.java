package dev.interventions.budget.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.ArrangedBudget;
import dev.interventions.port.budget.store.BudgetStore.Granted;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.Wait;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients with a store and a connection each, as processes have them, together never exceed the limit. */
class SeveralClientsTest {

    private static final Limit LIMIT = new Limit(20, Duration.ofMillis(400), Duration.ofMinutes(1));
    private static final int ATTEMPTS = 120;

    private static final Seq<Integer> LEVELS = List.of(
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
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Test
    void at_any_isolation_level() throws Exception {
        run(LEVELS.appendAll(LEVELS).map(level -> () -> acquireAtLevel(level)));
    }

    @Test
    void with_several_threads_each() throws Exception {
        try (KeptConnection one = new KeptConnection(TestServer.dataSource());
                KeptConnection another = new KeptConnection(TestServer.dataSource());
                KeptConnection third = new KeptConnection(TestServer.dataSource())) {
            run(List.of(one, another, third)
                    .map(connection -> ArrangedBudget.withLongLease(
                            PostgresqlBudgetStore.over(connection.dataSource()), LIMIT.maxAttempts(), LIMIT.span()))
                    .flatMap(budget -> List.fill(3, (Callable<Boolean>) () -> acquireFrom(budget))));
        }
    }

    private void run(Seq<Callable<Boolean>> clients) throws Exception {
        Seq<Future<Boolean>> running = clients.map(threads::submit);
        for (Future<Boolean> client : running) {
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

    private boolean acquireAtLevel(int level) throws SQLException, InterruptedException {
        try (KeptConnection connection = new KeptConnection(TestServer.dataSource())) {
            connection.dataSource().getConnection().setTransactionIsolation(level);
            PostgresqlBudgetStore store = PostgresqlBudgetStore.over(connection.dataSource());
            String permit = UUID.randomUUID().toString();
            while (attempts.size() < ATTEMPTS) {
                Reply reply = TestAccount.result(store.acquire(account, LIMIT, permit));
                if (reply instanceof Granted) {
                    attempt();
                    TestAccount.result(store.end(account, LIMIT, List.of(permit), List.empty()));
                    permit = UUID.randomUUID().toString();
                } else if (reply instanceof Wait wait) {
                    TimeUnit.NANOSECONDS.sleep(wait.time().toNanos());
                }
            }
            return true;
        }
    }

    private boolean acquireFrom(RequestBudget budget) throws InterruptedException {
        while (attempts.size() < ATTEMPTS) {
            Permit permit = budget.acquire(account, Duration.ofSeconds(60)).get();
            attempt();
            permit.close();
        }
        return true;
    }

    private void attempt() throws InterruptedException {
        long begun = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(30));
        attempts.add(new Attempt(begun, System.nanoTime()));
    }
}
