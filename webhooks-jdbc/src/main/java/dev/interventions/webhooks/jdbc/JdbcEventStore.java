package dev.interventions.webhooks.jdbc;

import static java.util.Objects.requireNonNull;

import dev.interventions.webhooks.jdbc.ClaimTable.Claim;
import dev.interventions.webhooks.jdbc.ClaimTable.DueSubject;
import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.StoreFailure;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keeps events in two tables of PostgreSQL or H2, tested with PostgreSQL 18 and H2 2.3. Thread-safe. Processes may share the tables, since
 * all times are those of the database's clock.
 *
 * <pre>{@code
 * JdbcEventStore events = JdbcEventStore.in(dataSource);
 * events.createTables();
 * WebhookReceiver receiver = WebhookReceiver.of(events, secrets);
 * }</pre>
 *
 * <p><b>Durability</b> is that of a commit: an acknowledged event is on disk if the database writes each commit to disk. PostgreSQL does
 * unless {@code synchronous_commit} is off; a file of H2 needs {@code WRITE_DELAY=0} in its URL.
 *
 * <p><b>Time.</b> Operations have no timeout of their own. Give the connections of the source a login and a socket timeout.
 *
 * <p><b>Size.</b> Handled events are kept for {@link #MEMORY}, so that repeated deliveries are recognized by their ids. Each {@link
 * #complete} deletes older ones, at most {@value #REMOVED_FOR_EACH} for each event that it completes. Dead letters are kept until they are
 * revived.
 */
public final class JdbcEventStore implements EventStore {

    private static final int MAX_EVENTS_OF_A_BATCH = 500;

    /** More than one, so that a backlog shrinks. */
    private static final int REMOVED_FOR_EACH = 2;

    private static final String DATABASE_CLOCK = "CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000) AS BIGINT)";

    private final Database database;
    private final EventTable events;
    private final ClaimTable claims;

    private JdbcEventStore(DataSource connections, Supplier<String> now) {
        database = new Database(connections);
        events = new EventTable(now);
        claims = new ClaimTable(now);
    }

    /**
     * A store in the tables {@code webhook_events} and {@code webhook_claims}, found by the connections' search path. The host closes the
     * source.
     */
    public static JdbcEventStore in(DataSource connections) {
        return new JdbcEventStore(requireNonNull(connections, "connections"), () -> DATABASE_CLOCK);
    }

    /** A store on another clock than the database's, for tests. */
    static JdbcEventStore in(DataSource connections, Supplier<Long> millis) {
        return new JdbcEventStore(connections, () -> "CAST(" + millis.get() + " AS BIGINT)");
    }

    /**
     * The SQL script that {@link #createTables} runs, for hosts that create their tables by other means. For Flyway, it is on the class
     * path as {@code db/interventions-webhooks/V1__interventions_webhooks.sql}.
     */
    public static String schema() {
        return Schema.script();
    }

    /** Creates the tables that don't exist yet, and returns this store. */
    public Either<StoreFailure, JdbcEventStore> createTables() {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(schema());
            }
            return this;
        });
    }

    @Override
    public Either<StoreFailure, Integer> add(Seq<WebhookEvent> added) {
        return added.isEmpty()
                ? Either.right(0)
                : database.inTransaction(connection -> events.insert(connection, added));
    }

    /** Claims each batch in a transaction of its own. If one fails after others were claimed, the claimed ones are returned. */
    @Override
    public Either<StoreFailure, Seq<EventBatch>> claim(int max, Duration lease) {
        if (max < 1 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a claim needs a positive number of batches and a positive lease");
        }
        Vector<EventBatch> batches = Vector.empty();
        while (batches.size() < max) {
            Either<StoreFailure, Option<EventBatch>> next =
                    database.inTransaction(connection -> claimNext(connection, lease.toMillis()));
            if (next.isLeft() && batches.isEmpty()) {
                return Either.left(next.getLeft());
            }
            if (next.isLeft() || next.get().isEmpty()) {
                break;
            }
            batches = batches.append(next.get().get());
        }
        return Either.right(batches);
    }

    private Option<EventBatch> claimNext(Connection connection, long leaseMillis) throws SQLException {
        for (Option<DueSubject> due = claims.longestDue(connection);
                due.isDefined();
                due = claims.longestDue(connection)) {
            String subject = due.get().subject();
            Option<Claim> claim = claims.claim(connection, due.get(), leaseMillis);
            if (claim.isDefined()) {
                Seq<WebhookEvent> claimed = events.waiting(connection, subject, MAX_EVENTS_OF_A_BATCH);
                if (claimed.nonEmpty()) {
                    return Option.some(new EventBatch(
                            claim.get().id(),
                            claimed.head().subject(),
                            claimed,
                            claim.get().attempts()));
                }
                // The events were handled under another claim that ended between the two statements.
                claims.end(connection, subject, claim.get().id());
            }
        }
        return Option.none();
    }

    @Override
    public Either<StoreFailure, Boolean> complete(EventBatch batch) {
        return database.inTransaction(connection -> {
            boolean held = claims.end(connection, batch);
            if (held) {
                events.markHandled(connection, batch.events());
                events.deleteHandled(
                        connection, MEMORY.toMillis(), batch.events().size() * REMOVED_FOR_EACH);
            }
            return held;
        });
    }

    @Override
    public Either<StoreFailure, Boolean> retry(EventBatch batch, Duration delay) {
        return database.inTransaction(connection -> claims.release(connection, batch, delay.toMillis()));
    }

    @Override
    public Either<StoreFailure, Boolean> giveUp(EventBatch batch, String reason) {
        return database.inTransaction(connection -> {
            boolean held = claims.end(connection, batch);
            if (held) {
                events.markDead(connection, batch.events(), storable(reason));
            }
            return held;
        });
    }

    /** A reason contains messages of exceptions, and PostgreSQL stores neither unpaired surrogates nor U+0000. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '?');
    }

    @Override
    public Either<StoreFailure, Seq<DeadLetter>> deadLetters(int max) {
        return database.inTransaction(connection -> events.dead(connection, max));
    }

    @Override
    public Either<StoreFailure, Boolean> revive(String eventId) {
        return database.inTransaction(connection -> events.revive(connection, eventId));
    }
}
