package dev.interventions.webhooks.redis;

import static java.util.Objects.requireNonNull;

import dev.interventions.webhooks.store.DeadLetter;
import dev.interventions.webhooks.store.EventBatch;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.StoreFailure;
import dev.interventions.webhooks.store.WebhookEvent;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Keeps events in Redis 6.2 or newer, or Valkey. Thread-safe. Processes may share the keys, since each operation is one script, which runs
 * atomically and reads the server's clock.
 *
 * <pre>{@code
 * RedisEventStore events = RedisEventStore.connect("redis://events.example.org");
 * WebhookReceiver receiver = WebhookReceiver.of(events, secrets);
 * }</pre>
 *
 * <p><b>Durability</b> depends on the configuration of the server, and the default is not enough: an acknowledged event is lost if the
 * server crashes before it has saved it. With {@code appendonly yes} and {@code appendfsync always}, an event is on disk when it is
 * acknowledged. With {@code appendfsync everysec}, a crash loses the events of about a second. In either case, a replica that takes over
 * may lack the last events. {@code maxmemory-policy} must be {@code noeviction}.
 *
 * <p><b>Failures.</b> An operation fails at once if there is no connection, and after 5 seconds if there is no reply. In the second case,
 * the server may still run it.
 *
 * <p><b>Keys</b> begin with a prefix that has a hash tag in braces, so that all of them are on one node of a cluster.
 *
 * <p><b>Connections.</b> The host closes a connection that it passes; this store closes only a connection that it has opened.
 */
public final class RedisEventStore implements EventStore, AutoCloseable {

    /** The prefix of all keys, unless another is chosen. */
    public static final String DEFAULT_PREFIX = "interventions:{webhooks}:";

    private static final int MAX_EVENTS_OF_A_BATCH = 500;

    private final Scripts scripts;
    private final String prefix;
    private final LongSupplier millis;

    /** Closes the connection if this store has opened it. */
    private final Runnable closing;

    private RedisEventStore(Scripts scripts, String prefix, LongSupplier millis, Runnable closing) {
        this.scripts = scripts;
        this.prefix = prefix;
        this.millis = millis;
        this.closing = closing;
    }

    /**
     * A store over a connection of its own, which {@link #close} closes. It reconnects when the connection is lost.
     *
     * @param uri in the syntax of Lettuce, for example {@code rediss://user:password@events.example.org:6379/2}
     * @throws IllegalArgumentException if the URI is invalid
     * @throws RedisConnectionException if the connection can't be opened
     */
    public static RedisEventStore connect(String uri) {
        RedisClient client = RedisClient.create(uri);
        try {
            StatefulRedisConnection<String, String> connection = client.connect();
            return new RedisEventStore(
                    new Scripts(connection.async(), connection::isOpen), DEFAULT_PREFIX, () -> -1, client::shutdown);
        } catch (RuntimeException failed) {
            client.shutdown();
            throw failed;
        }
    }

    /** A store over a connection of the host. The host may use it for other commands too, but not for transactions or blocking commands. */
    public static RedisEventStore over(StatefulRedisConnection<String, String> connection) {
        return new RedisEventStore(
                new Scripts(connection.async(), connection::isOpen), DEFAULT_PREFIX, () -> -1, () -> {});
    }

    /** A store over a connection of the host to a cluster. */
    public static RedisEventStore over(StatefulRedisClusterConnection<String, String> connection) {
        return new RedisEventStore(
                new Scripts(connection.async(), connection::isOpen), DEFAULT_PREFIX, () -> -1, () -> {});
    }

    /** The same store with another prefix of the keys, for example for a second account. In a cluster, the prefix needs a hash tag. */
    public RedisEventStore withPrefix(String newPrefix) {
        return new RedisEventStore(scripts, requireNonNull(newPrefix, "newPrefix"), millis, closing);
    }

    /** The same store on another clock than the server's, for tests. */
    RedisEventStore on(LongSupplier clock) {
        return new RedisEventStore(scripts, prefix, clock, closing);
    }

    /** Closes the connection if this store has opened it. Stores made by {@link #withPrefix} share the connection. */
    @Override
    public void close() {
        closing.run();
    }

    @Override
    public Either<StoreFailure, Integer> add(Seq<WebhookEvent> events) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(MEMORY.toMillis())));
        events.forEach(event -> arguments.addAll(List.of(event.id(), event.subject(), EventText.write(event))));
        return run(Script.ADD, arguments).map(reply -> ((Long) reply.get(0)).intValue());
    }

    @Override
    public Either<StoreFailure, Seq<EventBatch>> claim(int max, Duration lease) {
        if (max < 1 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a claim needs a positive number of batches and a positive lease");
        }
        return run(
                        Script.CLAIM,
                        List.of(
                                Integer.toString(max),
                                Long.toString(lease.toMillis()),
                                UUID.randomUUID().toString(),
                                Integer.toString(MAX_EVENTS_OF_A_BATCH)))
                .map(reply -> Vector.ofAll(reply).map(RedisEventStore::batch));
    }

    private static EventBatch batch(Object reply) {
        List<?> parts = (List<?>) reply;
        Seq<WebhookEvent> events = Vector.ofAll(parts.subList(2, parts.size()))
                .map(text -> EventText.read((String) text))
                .sortBy(event -> event.issuedAt().getOrElse(Instant.MAX));
        return new EventBatch((String) parts.get(0), events.head().subject(), events, ((Long) parts.get(1)).intValue());
    }

    @Override
    public Either<StoreFailure, Boolean> complete(EventBatch batch) {
        return end(batch, "1", "");
    }

    @Override
    public Either<StoreFailure, Boolean> giveUp(EventBatch batch, String reason) {
        return end(batch, "0", reason);
    }

    private Either<StoreFailure, Boolean> end(EventBatch batch, String isHandled, String reason) {
        List<String> arguments = new ArrayList<>(List.of(batch.subject(), batch.claim(), isHandled, reason));
        batch.events().forEach(event -> arguments.add(event.id()));
        return run(Script.END, arguments).map(RedisEventStore::isDone);
    }

    @Override
    public Either<StoreFailure, Boolean> retry(EventBatch batch, Duration delay) {
        return run(Script.RETRY, List.of(batch.subject(), batch.claim(), Long.toString(delay.toMillis())))
                .map(RedisEventStore::isDone);
    }

    @Override
    public Either<StoreFailure, Seq<DeadLetter>> deadLetters(int max) {
        return run(Script.DEAD, List.of(Integer.toString(max)))
                .map(reply -> Vector.ofAll(reply).map(RedisEventStore::letter));
    }

    private static DeadLetter letter(Object reply) {
        List<?> parts = (List<?>) reply;
        return new DeadLetter(EventText.read((String) parts.get(0)), (String) parts.get(1));
    }

    @Override
    public Either<StoreFailure, Boolean> revive(String eventId) {
        return run(Script.REVIVE, List.of(eventId)).map(RedisEventStore::isDone);
    }

    private static boolean isDone(List<Object> reply) {
        return (Long) reply.get(0) == 1;
    }

    private Either<StoreFailure, List<Object>> run(Script script, List<String> arguments) {
        List<String> withTime = new ArrayList<>(List.of(Long.toString(millis.getAsLong())));
        withTime.addAll(arguments);
        return scripts.run(script, prefix, withTime);
    }
}
