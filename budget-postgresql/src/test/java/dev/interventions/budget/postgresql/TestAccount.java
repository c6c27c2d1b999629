package dev.interventions.budget.postgresql;

import dev.interventions.port.budget.store.BudgetStore;
import dev.interventions.port.budget.store.BudgetStore.Limit;
import dev.interventions.port.budget.store.BudgetStore.Reply;
import dev.interventions.port.budget.store.BudgetStore.State;
import dev.interventions.testdatabases.TestDatabase;
import io.vavr.collection.List;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.ds.PGSimpleDataSource;

/** An account of a store, for which time passes when its dates are moved back. */
final class TestAccount {

    /** So long that the real time of a test doesn't matter. */
    static final Duration SPAN = Duration.ofHours(10);

    static final Limit LIMIT = new Limit(3, SPAN, SPAN.plusHours(1));

    private static final String NOW = "SELECT clock_timestamp()";

    private final String account = UUID.randomUUID().toString().replace("-", "");
    private final BudgetStore store;
    private final PGSimpleDataSource database;

    TestAccount(BudgetStore store) {
        this(store, TestServer.dataSource());
    }

    private TestAccount(BudgetStore store, PGSimpleDataSource database) {
        this.store = store;
        this.database = database;
    }

    static TestAccount warm(BudgetStore store) {
        return warm(store, TestServer.dataSource());
    }

    /** Known for longer than a span. */
    static TestAccount warm(BudgetStore store, PGSimpleDataSource database) {
        TestAccount account = new TestAccount(store, database);
        account.renew();
        account.pass(SPAN);
        return account;
    }

    String name() {
        return account;
    }

    Reply acquire(String permit) {
        return result(acquiring(permit));
    }

    CompletionStage<Reply> acquiring(String permit) {
        return store.acquire(account, LIMIT, permit);
    }

    void end(String... permits) {
        result(store.end(account, LIMIT, List.of(permits), List.empty()));
    }

    void giveBack(String... permits) {
        result(store.end(account, LIMIT, List.empty(), List.of(permits)));
    }

    void renew(String... permits) {
        result(store.renew(account, LIMIT, List.of(permits)));
    }

    void throttled(Duration pause) {
        result(store.throttled(account, LIMIT, pause));
    }

    /** Whether the pause after a refused attempt is this long, however late it is looked at. */
    boolean isThrottledFor(Duration expected) {
        String before = TestDatabase.text(database, NOW);
        throttled(Duration.ZERO);
        String pausedFor = "paused_until - interval '" + expected.toSeconds() + " seconds'";
        return TestDatabase.text(
                        database,
                        "SELECT " + pausedFor + " BETWEEN '" + before + "' AND clock_timestamp()"
                                + " FROM interventions_budget_account WHERE account = '" + account + "'")
                .equals("t");
    }

    State state() {
        return result(store.stats(account, LIMIT));
    }

    /** The state that another process sees. */
    State seenByOthers() {
        return result(PostgresqlBudgetStore.over(database).stats(account, LIMIT));
    }

    void pass(Duration time) {
        String past = " - interval '" + time.toSeconds() + " seconds'";
        String of = " WHERE account = '" + account + "'";
        TestDatabase.execute(
                database,
                "UPDATE interventions_budget_account SET cold_until = cold_until" + past
                        + ", paused_until = paused_until" + past + of
                        + "; UPDATE interventions_budget_permit SET expiry = expiry" + past + of
                        + "; UPDATE interventions_budget_waiting SET since = since" + past + ", due = due" + past + of);
    }

    static <T> T result(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The message of a stage that fails. */
    static String failure(CompletionStage<?> stage) {
        return result(stage.handle((result, failure) -> failure == null ? "none" : failure.getMessage()));
    }
}
