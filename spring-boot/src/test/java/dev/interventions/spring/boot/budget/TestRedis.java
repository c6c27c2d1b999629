package dev.interventions.spring.boot.budget;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis server, and what a budget has written there. */
public final class TestRedis implements AutoCloseable {

    private static final int CLUSTER_SLOTS = 16_384;
    private static final int MAX_FAILURES = 10;

    private final int port;
    private final RedisServer server;
    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    private TestRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
        this.client = RedisClient.create("redis://127.0.0.1:" + port);
        this.commands = client.connect().sync();
    }

    public static TestRedis start() throws IOException {
        return start(freePort());
    }

    static TestRedis start(int port) throws IOException {
        return start(port, RedisServer.newRedisServer());
    }

    /** A cluster of one server, which keeps a file in this folder. */
    static TestRedis startCluster(Path folder) throws Exception {
        TestRedis redis = start(
                freePort(),
                RedisServer.newRedisServer().setting("cluster-enabled yes").setting("dir " + folder));
        redis.commands.clusterAddSlots(IntStream.range(0, CLUSTER_SLOTS).toArray());
        Awaiting.await(() -> redis.commands.clusterInfo().contains("cluster_state:ok"));
        return redis;
    }

    private static TestRedis start(int port, RedisServerBuilder builder) throws IOException {
        for (int failures = 0; ; failures++) {
            RedisServer server = builder.port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            try {
                server.start();
                return new TestRedis(port, server);
            } catch (IOException failure) {
                // Another test may have started a process while the server's program was written, which is busy until
                // that process runs.
                if (failures == MAX_FAILURES) {
                    throw failure;
                }
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    boolean knowsAccount(String prefix) {
        return !accounts(prefix).isEmpty();
    }

    /** Waits until the one account with this prefix is known, and ends its cold start. */
    public void endColdStart(String prefix) throws Exception {
        Awaiting.await(() -> knowsAccount(prefix));
        String key = accounts(prefix).get(0);
        // The one member with a negative score says since when the server knows the account.
        commands.zadd(key, -1, commands.zrange(key, 0, 0).get(0));
    }

    /** The requests that are counted for the one account with this prefix. */
    public long counted(String prefix) {
        return commands.zcard(accounts(prefix).get(0)) - 1;
    }

    /** The time in seconds at which the last slot of the one account with this prefix is free. */
    double lastExpiry(String prefix) {
        double micros = commands.zrangeWithScores(accounts(prefix).get(0), -1, -1)
                .get(0)
                .getScore();
        return micros / 1e6;
    }

    /** The server's time in seconds. */
    double now() {
        List<String> time = commands.time();
        return Double.parseDouble(time.get(0)) + Double.parseDouble(time.get(1)) / 1e6;
    }

    private List<String> accounts(String prefix) {
        return commands.keys(prefix + "*:slots");
    }

    @Override
    public void close() throws IOException {
        client.shutdownAsync(0, 1, TimeUnit.SECONDS);
        server.stop();
    }
}
