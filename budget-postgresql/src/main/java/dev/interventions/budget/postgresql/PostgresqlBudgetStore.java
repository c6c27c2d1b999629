package dev.interventions.budget.postgresql;

import dev.interventions.port.budget.store.BudgetStore;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/**
 * Counts the attempts of several processes in a PostgreSQL database, version 14 or newer. Create the tables and functions once, by the
 * script {@link #schema}. Thread-safe.
 *
 * <p><b>Connections.</b> Each operation borrows a connection, sends one statement, which is a transaction, and returns the connection. So
 * pass a pool. The store uses one connection at a time, on a daemon thread that ends when it is idle. An operation without a reply within 5
 * seconds fails, and its connection is aborted. That can't end a {@code getConnection} that ignores interrupts: a driver's own data source
 * needs a {@code loginTimeout}, without which it may wait forever. Connections may have any settings, but with another isolation level than
 * READ COMMITTED an operation takes more round trips. The functions are found by the search path.
 *
 * <p><b>Order.</b> Processes get slots in the order in which they began to wait. A process that asks again more than 250 ms after the time
 * that it was told loses its place.
 *
 * <p><b>Time.</b> All times are those of the server's clock; the clocks of the processes don't matter. If the server's clock is set
 * forward, slots become free too early by that time.
 *
 * <p><b>Loss of data.</b> After a crash of the server, and on a replica that takes over, the tables are empty, since they are unlogged.
 * Each account then starts cold, so the limit holds. A regular restart keeps the tables.
 */
public final class PostgresqlBudgetStore implements BudgetStore {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A process that asks again later than this after its time has lost its place. */
    private static final Duration MAX_DELAY = Duration.ofMillis(250);

    /** Longer than any host waits, and small enough for the database. */
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private static final String ACQUIRE = "SELECT reason, wait FROM interventions_budget_acquire(?, ?, ?, ?, ?, ?, ?)";
    private static final String END = "SELECT interventions_budget_end(?, ?, ?, ?)";
    private static final String RENEW = "SELECT interventions_budget_renew(?, ?, ?, ?)";
    private static final String THROTTLED = "SELECT interventions_budget_throttled(?, ?, ?, ?, ?)";
    private static final String STATS = "SELECT free, in_progress, pause FROM interventions_budget_stats(?, ?, ?)";

    private final SerialCalls calls;
    private final String name;

    PostgresqlBudgetStore(DataSource connections, Duration timeout) {
        this(new SerialCalls(connections, timeout), "PostgreSQL");
    }

    private PostgresqlBudgetStore(SerialCalls calls, String name) {
        this.calls = calls;
        this.name = name;
    }

    /** A store over these connections. The host closes the source. */
    public static PostgresqlBudgetStore over(DataSource connections) {
        return new PostgresqlBudgetStore(connections, TIMEOUT);
    }

    /** The same store with another name in messages, for example <em>PostgreSQL at db.example.org</em>. */
    public PostgresqlBudgetStore withName(String newName) {
        return new PostgresqlBudgetStore(calls, newName);
    }

    /**
     * The SQL script that creates the tables and functions in the first schema of the search path. For Flyway, it is on the class path as
     * {@code db/interventions-budget/V1__interventions_budget.sql}.
     */
    public static String schema() {
        return Schema.script();
    }

    @Override
    public CompletionStage<Reply> acquire(String account, Limit limit, String permit) {
        return calls.submit(query(
                ACQUIRE,
                PostgresqlBudgetStore::reply,
                account,
                limit.maxAttempts(),
                micros(limit.span()),
                micros(limit.lease()),
                micros(PROBE_TIMEOUT),
                micros(MAX_DELAY),
                permit));
    }

    @Override
    public CompletionStage<?> end(String account, Limit limit, Seq<String> ended, Seq<String> unused) {
        return calls.submit(query(END, ResultSet::next, account, micros(limit.span()), ended, unused));
    }

    @Override
    public CompletionStage<?> renew(String account, Limit limit, Seq<String> permits) {
        return calls.submit(
                query(RENEW, ResultSet::next, account, micros(limit.span()), micros(limit.lease()), permits));
    }

    @Override
    public CompletionStage<?> throttled(String account, Limit limit, Duration pause) {
        return calls.submit(query(
                THROTTLED,
                ResultSet::next,
                account,
                micros(limit.span()),
                micros(pause),
                micros(FIRST_PAUSE),
                micros(MAX_PAUSE)));
    }

    @Override
    public CompletionStage<State> stats(String account, Limit limit) {
        return calls.submit(
                query(STATS, PostgresqlBudgetStore::state, account, limit.maxAttempts(), micros(limit.span())));
    }

    @Override
    public String name() {
        return name;
    }

    private static Reply reply(ResultSet rows) throws SQLException {
        rows.next();
        String reason = rows.getString("reason");
        return reason == null ? new Granted() : new Wait(duration(rows.getLong("wait")), Reason.valueOf(reason));
    }

    private static State state(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return new State(0, 0, Option.none());
        }
        long pause = rows.getLong("pause");
        Option<Duration> left = rows.wasNull() ? Option.none() : Option.some(duration(pause));
        return new State(rows.getInt("free"), rows.getInt("in_progress"), left);
    }

    private static <T> SqlCall<T> query(String sql, Reading<T> reading, Object... parameters) {
        return connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int index = 0; index < parameters.length; index++) {
                    statement.setObject(index + 1, parameter(parameters[index], connection));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return reading.of(rows);
                }
            }
        };
    }

    private static Object parameter(Object value, Connection connection) throws SQLException {
        return value instanceof Seq<?> ids ? texts(ids, connection) : value;
    }

    private static Array texts(Seq<?> ids, Connection connection) throws SQLException {
        return connection.createArrayOf("text", ids.toJavaArray());
    }

    /** Rounded up, so that no slot is free too early. */
    private static long micros(Duration duration) {
        Duration limited = duration.compareTo(MAX_DURATION) < 0 ? duration : MAX_DURATION;
        return limited.plusNanos(999).toNanos() / 1_000;
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }
}
