package dev.interventions.spring.boot.budget;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A Redis server, and what a budget has written there. */
public final class TestRedis implements AutoCloseable {

    private static final int CLUSTER_SLOTS = 16_384;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /**
     * The system gives other ports to clients, and to servers that ask for any; so none of these takes the port of a server that is down.
     * The port of a cluster's bus is greater by 10,000.
     */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 22_000;

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
        long start = System.nanoTime();
        while (true) {
            RedisServer server = builder.port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            try {
                server.start();
                return new TestRedis(port, server);
            } catch (IOException failure) {
                // Another test may have started a process while the server's program was written: it is busy until
                // that process runs.
                if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException inUse) {
            return freePort();
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
