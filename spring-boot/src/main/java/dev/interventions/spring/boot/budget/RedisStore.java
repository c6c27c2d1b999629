package dev.interventions.spring.boot.budget;

import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.port.budget.store.BudgetStore;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A store in the host's Redis. Its first call connects, in the background, so that an application starts even while Redis is unavailable; if
 * that fails, the next call tries again.
 *
 * <p>It has a connection of its own with the host's settings, since the host's factory disconnects when the context stops, when calls in
 * progress still need the budget.
 */
final class RedisStore implements BudgetStore {

    private static final String NAME = "Redis";

    private final LettuceConnectionFactory connections;
    private final String prefix;

    /** Guarded by this. */
    private @Nullable CompletableFuture<RedisBudgetStore> connected;

    private RedisStore(LettuceConnectionFactory connections, String prefix) {
        this.connections = connections;
        this.prefix = prefix;
    }

    /** A store in the Redis of these connections of the host's. */
    static RedisStore of(LettuceConnectionFactory hosts, String prefix) {
        LettuceConnectionFactory own =
                new LettuceConnectionFactory(configuration(hosts), hosts.getClientConfiguration());
        own.afterPropertiesSet();
        return new RedisStore(own, prefix);
    }

    private static RedisConfiguration configuration(LettuceConnectionFactory hosts) {
        if (hosts.getClusterConfiguration() != null) {
            return hosts.getClusterConfiguration();
        }
        if (hosts.getSentinelConfiguration() != null) {
            return hosts.getSentinelConfiguration();
        }
        return hosts.getSocketConfiguration() == null
                ? hosts.getStandaloneConfiguration()
                : hosts.getSocketConfiguration();
    }

    @Override
    public CompletionStage<Reply> acquire(String account, Limit limit, String permit) {
        return whenConnected(store -> store.acquire(account, limit, permit));
    }

    @Override
    public CompletionStage<?> end(String account, Limit limit, Seq<String> ended, Seq<String> unused) {
        return whenConnected(store -> withoutResult(store.end(account, limit, ended, unused)));
    }

    @Override
    public CompletionStage<?> renew(String account, Limit limit, Seq<String> permits) {
        return whenConnected(store -> withoutResult(store.renew(account, limit, permits)));
    }

    @Override
    public CompletionStage<?> throttled(String account, Limit limit, Duration pause) {
        return whenConnected(store -> withoutResult(store.throttled(account, limit, pause)));
    }

    @Override
    public CompletionStage<State> stats(String account, Limit limit) {
        return whenConnected(store -> store.stats(account, limit));
    }

    private static CompletionStage<Void> withoutResult(CompletionStage<?> stage) {
        return stage.thenAccept(result -> {});
    }

    private <T> CompletionStage<T> whenConnected(Function<RedisBudgetStore, CompletionStage<T>> call) {
        return connected().thenCompose(call);
    }

    private synchronized CompletionStage<RedisBudgetStore> connected() {
        if (connected == null || connected.isCompletedExceptionally()) {
            connected = CompletableFuture.supplyAsync(this::connect, RedisStore::inBackground);
        }
        return connected;
    }

    private RedisBudgetStore connect() {
        AbstractRedisClient client = connections.getRequiredNativeClient();
        RedisBudgetStore store = client instanceof RedisClusterClient cluster
                ? RedisBudgetStore.over(cluster.connect())
                : RedisBudgetStore.over(((RedisClient) client).connect());
        return store.withPrefix(prefix);
    }

    private static void inBackground(Runnable connecting) {
        Thread thread = new Thread(connecting, "interventions-budget-redis");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Closes its own connection. */
    @Override
    public void close() {
        connections.destroy();
    }
}
