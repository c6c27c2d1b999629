package dev.interventions.budget.redis;

import dev.interventions.port.budget.store.BudgetStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Counts attempts in Redis 6.2 or newer. Each operation is one script, which runs atomically and reads the server's clock. Thread-safe.
 *
 * <pre>{@code
 * RedisBudgetStore store = RedisBudgetStore.connect("redis://cache.example.org");
 * RequestBudget budget = StoredBudget.of(store);
 * }</pre>
 *
 * <p><b>Order.</b> Processes get slots in the order in which they began to wait. A process that asks again more than 250 ms after the time
 * that Redis has told it loses its place.
 *
 * <p><b>Keys.</b> An account has up to three keys, which begin with a prefix and a hash of the account's name in braces, so that they are
 * in the same slot of a cluster. They don't expire. Their values are ids of permits and times, and no data of the service.
 *
 * <p><b>Loss of data.</b> A server that has lost its data, was restarted, or has taken over from another may lack the last attempts. It
 * starts cold: no attempt begins for one span. A policy that evicts any key under memory pressure causes cold starts too, so use {@code
 * noeviction} or one of the {@code volatile} policies. If a replica takes over while the other server still runs, each of them grants
 * permits up to the limit to the processes that are connected to it; {@code min-replicas-to-write} and {@code min-replicas-max-lag} limit
 * that time. If the server's clock is set forward, slots become free too early by that time.
 *
 * <p><b>Permissions.</b> The user needs {@code EVAL}, {@code EVALSHA}, {@code TIME}, {@code INFO}, {@code ZADD}, {@code ZREM}, {@code
 * ZSCORE}, {@code ZCARD}, {@code ZCOUNT}, {@code ZRANGEBYSCORE}, {@code ZREMRANGEBYSCORE}, {@code HGET}, {@code HMGET}, {@code HGETALL},
 * {@code HSET}, {@code HDEL} and {@code DEL} for keys with the prefix.
 *
 * <p><b>Connections.</b> The host closes a connection that it passes; this store closes only a connection that it has opened.
 */
public final class RedisBudgetStore implements BudgetStore {

    /** The prefix of all keys, unless another is chosen. */
    public static final String DEFAULT_PREFIX = "interventions:budget:";

    /** A process that asks again later than this after its time has lost its place. */
    private static final Duration MAX_DELAY = Duration.ofMillis(250);

    /** By their numbers in the script, which begin with 1; 0 is a permit. */
    private static final List<Reason> REASONS =
            List.of(Reason.USED_UP, Reason.PAUSED, Reason.PROBING, Reason.COLD_START);

    /** Longer than any host waits, and small enough to be exact as a number in a script. */
    private static final Duration MAX_DURATION = Duration.ofDays(50_000);

    private static final String DEFAULT_NAME = "Redis";

    private final RedisScripts scripts;
    private final String name;
    private final String prefix;

    /** Closes the connection if this store has opened it. */
    private final Runnable closing;

    private RedisBudgetStore(RedisScripts scripts, String name, String prefix, Runnable closing) {
        this.scripts = scripts;
        this.name = name;
        this.prefix = prefix;
        this.closing = closing;
    }

    /**
     * A store over a connection of its own, which {@link #close} closes. It reconnects when the connection is lost.
     *
     * @param uri in the syntax of Lettuce, for example {@code rediss://user:password@cache.example.org:6379/2}
     * @throws IllegalArgumentException if the URI is invalid
     * @throws RedisConnectionException if the connection can't be opened
     */
    public static RedisBudgetStore connect(String uri) {
        RedisClient client = RedisClient.create(uri);
        try {
            StatefulRedisConnection<String, String> connection = client.connect();
            return new RedisBudgetStore(
                    new LettuceScripts(connection.async(), connection::isOpen),
                    DEFAULT_NAME,
                    DEFAULT_PREFIX,
                    client::shutdown);
        } catch (RuntimeException failed) {
            client.shutdown();
            throw failed;
        }
    }

    /** A store over a connection of the host. The host may use it for other commands too, but not for transactions or blocking commands. */
    public static RedisBudgetStore over(StatefulRedisConnection<String, String> connection) {
        return over(new LettuceScripts(connection.async(), connection::isOpen));
    }

    /** A store over a connection of the host to a cluster. */
    public static RedisBudgetStore over(StatefulRedisClusterConnection<String, String> connection) {
        return over(new LettuceScripts(connection.async(), connection::isOpen));
    }

    /** A store over another client. */
    public static RedisBudgetStore over(RedisScripts scripts) {
        return new RedisBudgetStore(scripts, DEFAULT_NAME, DEFAULT_PREFIX, () -> {});
    }

    /** The same store with another name in messages, for example <em>Redis at cache.example.org</em>. */
    public RedisBudgetStore withName(String newName) {
        return new RedisBudgetStore(scripts, newName, prefix, closing);
    }

    /** The same store with another prefix of the keys. Stores with different prefixes share no budget. */
    public RedisBudgetStore withPrefix(String newPrefix) {
        return new RedisBudgetStore(scripts, name, newPrefix, closing);
    }

    @Override
    public CompletionStage<Reply> acquire(String account, Limit limit, String permit) {
        return run(
                        Script.ACQUIRE,
                        account,
                        List.of(
                                Integer.toString(limit.maxAttempts()),
                                micros(limit.span()),
                                micros(limit.lease()),
                                permit,
                                micros(PROBE_TIMEOUT),
                                micros(MAX_DELAY)))
                .thenApply(RedisBudgetStore::reply);
    }

    private static Reply reply(List<Long> reply) {
        int reason = Math.toIntExact(reply.get(0));
        return reason == 0
                ? new Granted()
                : new Wait(Duration.of(reply.get(1), ChronoUnit.MICROS), REASONS.get(reason - 1));
    }

    @Override
    public CompletionStage<?> end(String account, Limit limit, Seq<String> ended, Seq<String> unused) {
        List<String> arguments = new ArrayList<>(List.of(micros(limit.span()), Integer.toString(ended.size())));
        ended.forEach(arguments::add);
        unused.forEach(arguments::add);
        return run(Script.END, account, arguments);
    }

    @Override
    public CompletionStage<?> renew(String account, Limit limit, Seq<String> permits) {
        List<String> arguments = new ArrayList<>(List.of(micros(limit.span()), micros(limit.lease())));
        permits.forEach(arguments::add);
        return run(Script.RENEW, account, arguments);
    }

    @Override
    public CompletionStage<?> throttled(String account, Limit limit, Duration pause) {
        return run(
                Script.THROTTLED,
                account,
                List.of(micros(limit.span()), micros(pause), micros(FIRST_PAUSE), micros(MAX_PAUSE)));
    }

    @Override
    public CompletionStage<State> stats(String account, Limit limit) {
        return run(Script.STATS, account, List.of(Integer.toString(limit.maxAttempts()), micros(limit.span())))
                .thenApply(reply -> new State(
                        Math.toIntExact(reply.get(0)),
                        Math.toIntExact(reply.get(1)),
                        Option.of(reply.get(2))
                                .filter(pause -> pause > 0)
                                .map(pause -> Duration.of(pause, ChronoUnit.MICROS))));
    }

    @Override
    public String name() {
        return name;
    }

    /** Closes the connection if this store has opened it. Stores made by {@link #withName} and {@link #withPrefix} share the connection. */
    @Override
    public void close() {
        closing.run();
    }

    private CompletionStage<List<Long>> run(Script script, String account, List<String> arguments) {
        String key = prefix + "{" + account + "}:";
        return scripts.run(script.text(), List.of(key + "slots", key + "throttling", key + "waiting"), arguments);
    }

    /** Rounded up, so that no slot is free too early. */
    private static String micros(Duration duration) {
        Duration limited = duration.compareTo(MAX_DURATION) < 0 ? duration : MAX_DURATION;
        return Long.toString(limited.plusNanos(999).dividedBy(Duration.of(1, ChronoUnit.MICROS)));
    }
}
